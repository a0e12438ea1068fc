internal import Core

/// The sites of a catalog.
package struct SiteStore {
    let session: any CatalogSession

    /// Throws `catalog.exists` where the name is taken in its project.
    package func add(_ site: SiteRecord) throws {
        try session.execute(
            "INSERT INTO sites (id, project, name, created_at) VALUES (?, ?, ?, ?)",
            [.text(site.id), .text(site.project), .text(site.name), CatalogValue(site.createdAt)])
    }

    /// Of one project, by name.
    package func all(in project: String) throws -> [SiteRecord] {
        try session.query(
            "SELECT id, project, name, created_at FROM sites WHERE project = ? ORDER BY name", [.text(project)]
        ).map { row in
            SiteRecord(
                id: try row.text("id"), project: try row.text("project"), name: try row.text("name"),
                createdAt: try row.time("created_at"))
        }
    }

    /// Throws `catalog.exists` while instances are there, `catalog.missing` where there is none.
    package func remove(_ id: String) throws {
        try session.remove("site \(id)", "DELETE FROM sites WHERE id = ?", [.text(id)])
    }
}
