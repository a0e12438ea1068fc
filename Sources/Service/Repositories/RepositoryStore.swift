internal import APIModel
internal import Catalog
internal import Core

/// The repositories of a catalog, with what opens them.
package struct RepositoryStore {
    let session: any CatalogSession
    let sealing: any SecretSealing

    private static let columns = "id, project, name, url, document, created_at, revision"

    /// Throws `catalog.exists` where the name is taken in its project.
    package func add(_ repository: RepositoryRecord) throws {
        try session.execute(
            "INSERT INTO repositories (\(Self.columns)) VALUES (?, ?, ?, ?, ?, ?, 0)",
            [
                .text(repository.id), .text(repository.project), .text(repository.name), .text(repository.url),
                .text(try WorkJSON.text(repository.settings)), CatalogValue(repository.createdAt),
            ])
    }

    /// Stores a change over the revision it was made from. Throws `catalog.changed` where there is another by now.
    package func update(_ repository: RepositoryRecord) throws {
        try session.change(
            "The repository \(repository.name)",
            """
            UPDATE repositories SET name = ?, url = ?, document = ?, revision = revision + 1
            WHERE id = ? AND revision = ?
            """,
            [
                .text(repository.name), .text(repository.url), .text(try WorkJSON.text(repository.settings)),
                .text(repository.id), .integer(repository.revision),
            ])
    }

    /// From the catalog alone: what is stored there stays. Throws `catalog.missing`.
    package func remove(_ id: String) throws {
        try session.remove("repository \(id)", "DELETE FROM repositories WHERE id = ?", [.text(id)])
    }

    package func find(_ id: String) throws -> RepositoryRecord? {
        try session.first("SELECT \(Self.columns) FROM repositories WHERE id = ?", [.text(id)]).map(Self.record)
    }

    package func named(_ name: String, in project: String) throws -> RepositoryRecord? {
        try session.first(
            "SELECT \(Self.columns) FROM repositories WHERE project = ? AND name = ?", [.text(project), .text(name)]
        ).map(Self.record)
    }

    /// Of one project, by name, at most `limit` after the name `after`.
    package func page(in project: String, after: String = "", limit: Int = 100) throws -> [RepositoryRecord] {
        try session.query(
            "SELECT \(Self.columns) FROM repositories WHERE project = ? AND name > ? ORDER BY name LIMIT ?",
            [.text(project), .text(after), .integer(Int64(limit))]
        ).map(Self.record)
    }

    /// Of every project, oldest first.
    package func all() throws -> [RepositoryRecord] {
        try session.query("SELECT \(Self.columns) FROM repositories ORDER BY created_at, id").map(Self.record)
    }

    /// Stores what opens it, sealed for this repository alone; nil takes it away. Throws `catalog.missing`.
    package func setSecrets(_ secrets: RepositorySecrets?, of id: String) throws {
        let sealed =
            try secrets.map { CatalogValue.blob(try sealing.seal(try $0.secret, context: Self.context(id))) } ?? .null
        try session.remove(
            "repository \(id)", "UPDATE repositories SET secrets = ? WHERE id = ?", [sealed, .text(id)])
    }

    /// Nil where none are stored. Throws `catalog.missing`, and `catalog.secret` where they do not open.
    package func secrets(of id: String) throws -> RepositorySecrets? {
        guard let row = try session.first("SELECT secrets FROM repositories WHERE id = ?", [.text(id)]) else {
            throw session.missing("repository \(id)")
        }
        guard try row.value("secrets") != .null else { return nil }
        return try RepositorySecrets(try sealing.open(try row.blob("secrets"), context: Self.context(id)))
    }

    private static func context(_ id: String) -> String { "repository/\(id)/secrets" }

    private static func record(_ row: CatalogRow) throws -> RepositoryRecord {
        RepositoryRecord(
            id: try row.text("id"), project: try row.text("project"), name: try row.text("name"),
            url: try row.text("url"),
            settings: try WorkJSON.value(RepositorySettings.self, in: try row.text("document")),
            createdAt: try row.time("created_at"), revision: try row.integer("revision"))
    }
}
