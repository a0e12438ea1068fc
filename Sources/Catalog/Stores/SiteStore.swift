internal import Core

/// The sites of a catalog.
package struct SiteStore {
    let session: any CatalogSession

    private static let columns = "id, project, name, title, created_at, revision"

    /// Throws `catalog.exists` where the name is taken in its project.
    package func add(_ site: SiteRecord) throws {
        try session.execute(
            "INSERT INTO sites (\(Self.columns)) VALUES (?, ?, ?, ?, ?, 0)",
            [
                .text(site.id), .text(site.project), .text(site.name), .text(site.title),
                CatalogValue(site.createdAt),
            ])
    }

    /// Of one project, by name.
    package func all(in project: String) throws -> [SiteRecord] {
        try session.query(
            "SELECT \(Self.columns) FROM sites WHERE project = ? ORDER BY name", [.text(project)]
        ).map(Self.record)
    }

    /// Of one project, by name, at most `limit` after the name `after`.
    package func page(in project: String, after: String = "", limit: Int = 100) throws -> [SiteRecord] {
        try session.query(
            "SELECT \(Self.columns) FROM sites WHERE project = ? AND name > ? ORDER BY name LIMIT ?",
            [.text(project), .text(after), .integer(Int64(limit))]
        ).map(Self.record)
    }

    package func named(_ name: String, in project: String) throws -> SiteRecord? {
        try session.first(
            "SELECT \(Self.columns) FROM sites WHERE project = ? AND name = ?", [.text(project), .text(name)]
        ).map(Self.record)
    }

    /// Stores a change over the revision it was made from. Throws `catalog.changed` where there is another by now.
    package func update(_ site: SiteRecord) throws {
        try session.change(
            "The site \(site.name)",
            "UPDATE sites SET name = ?, title = ?, revision = revision + 1 WHERE id = ? AND revision = ?",
            [.text(site.name), .text(site.title), .text(site.id), .integer(site.revision)])
    }

    /// Throws `catalog.exists` while instances are there, `catalog.missing` where there is none.
    package func remove(_ id: String) throws {
        try session.remove("site \(id)", "DELETE FROM sites WHERE id = ?", [.text(id)])
    }

    private static func record(_ row: CatalogRow) throws -> SiteRecord {
        SiteRecord(
            id: try row.text("id"), project: try row.text("project"), name: try row.text("name"),
            title: try row.text("title"), createdAt: try row.time("created_at"),
            revision: try row.integer("revision"))
    }
}
