internal import Core

/// The projects of a catalog.
package struct ProjectStore {
    let session: any CatalogSession

    /// Throws `catalog.exists` where identifier or name is taken.
    package func add(_ project: ProjectRecord) throws {
        try session.execute(
            "INSERT INTO projects (id, name, created_at) VALUES (?, ?, ?)",
            [.text(project.id), .text(project.name), CatalogValue(project.createdAt)])
    }

    /// By name.
    package func all() throws -> [ProjectRecord] {
        try session.query("SELECT id, name, created_at FROM projects ORDER BY name").map(Self.record)
    }

    package func named(_ name: String) throws -> ProjectRecord? {
        try session.first("SELECT id, name, created_at FROM projects WHERE name = ?", [.text(name)]).map(Self.record)
    }

    /// Throws `catalog.missing`.
    package func rename(_ id: String, to name: String) throws {
        try session.remove("project \(id)", "UPDATE projects SET name = ? WHERE id = ?", [.text(name), .text(id)])
    }

    /// Throws `catalog.exists` where it has anything left, `catalog.missing` where there is none.
    package func remove(_ id: String) throws {
        try session.remove("project \(id)", "DELETE FROM projects WHERE id = ?", [.text(id)])
    }

    private static func record(_ row: CatalogRow) throws -> ProjectRecord {
        ProjectRecord(id: try row.text("id"), name: try row.text("name"), createdAt: try row.time("created_at"))
    }
}
