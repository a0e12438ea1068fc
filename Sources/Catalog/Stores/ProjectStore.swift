internal import Core

/// The projects of a catalog.
package struct ProjectStore {
    let session: any CatalogSession

    private static let columns = "id, name, title, created_at, revision"

    /// Throws `catalog.exists` where identifier or name is taken.
    package func add(_ project: ProjectRecord) throws {
        try session.execute(
            "INSERT INTO projects (\(Self.columns)) VALUES (?, ?, ?, ?, 0)",
            [.text(project.id), .text(project.name), .text(project.title), CatalogValue(project.createdAt)])
    }

    /// By name.
    package func all() throws -> [ProjectRecord] {
        try session.query("SELECT \(Self.columns) FROM projects ORDER BY name").map(Self.record)
    }

    /// By name, at most `limit` after the name `after`.
    package func page(after: String = "", limit: Int = 100) throws -> [ProjectRecord] {
        try session.query(
            "SELECT \(Self.columns) FROM projects WHERE name > ? ORDER BY name LIMIT ?",
            [.text(after), .integer(Int64(limit))]
        ).map(Self.record)
    }

    package func named(_ name: String) throws -> ProjectRecord? {
        try session.first("SELECT \(Self.columns) FROM projects WHERE name = ?", [.text(name)]).map(Self.record)
    }

    /// Stores a change over the revision it was made from. Throws `catalog.changed` where there is another by now.
    package func update(_ project: ProjectRecord) throws {
        try session.change(
            "The project \(project.name)",
            "UPDATE projects SET name = ?, title = ?, revision = revision + 1 WHERE id = ? AND revision = ?",
            [.text(project.name), .text(project.title), .text(project.id), .integer(project.revision)])
    }

    /// Throws `catalog.missing`.
    package func rename(_ id: String, to name: String) throws {
        try session.remove(
            "project \(id)", "UPDATE projects SET name = ?, revision = revision + 1 WHERE id = ?",
            [.text(name), .text(id)])
    }

    /// Throws `catalog.exists` where it has anything left, `catalog.missing` where there is none.
    package func remove(_ id: String) throws {
        try session.remove("project \(id)", "DELETE FROM projects WHERE id = ?", [.text(id)])
    }

    private static func record(_ row: CatalogRow) throws -> ProjectRecord {
        ProjectRecord(
            id: try row.text("id"), name: try row.text("name"), title: try row.text("title"),
            createdAt: try row.time("created_at"), revision: try row.integer("revision"))
    }
}
