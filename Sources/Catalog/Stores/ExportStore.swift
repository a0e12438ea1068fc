package import Core

/// Exports of the catalog, by the repositories they are in. What is in the repository counts; this is what is known of it.
package struct ExportStore {
    let session: any CatalogSession

    /// Stores what is known of an export, instead of what was.
    package func add(_ export: ExportRecord) throws {
        try session.execute(
            """
            INSERT INTO exports (repository, object, taken_at, schema_version, row_count, bytes, hash)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (repository, object) DO UPDATE SET taken_at = excluded.taken_at,
                schema_version = excluded.schema_version, row_count = excluded.row_count, bytes = excluded.bytes,
                hash = excluded.hash
            """,
            [
                .text(export.repository), .text(export.object), CatalogValue(export.takenAt), .integer(export.schema),
                .integer(export.rows), .integer(export.bytes), .text(export.hash),
            ])
    }

    /// Of one repository, newest first.
    package func all(in repository: String, limit: Int = 100) throws -> [ExportRecord] {
        try session.query(
            """
            SELECT repository, object, taken_at, schema_version, row_count, bytes, hash FROM exports WHERE repository = ?
            ORDER BY taken_at DESC, object DESC LIMIT ?
            """, [.text(repository), .integer(Int64(limit))]
        ).map(Self.record)
    }

    /// When the newest was taken, of all repositories; nil where there is none.
    package func newest() throws -> Timestamp? {
        try session.first("SELECT MAX(taken_at) AS taken_at FROM exports", [])?.optionalTime("taken_at")
    }

    package func remove(_ object: String, in repository: String) throws {
        try session.execute(
            "DELETE FROM exports WHERE repository = ? AND object = ?", [.text(repository), .text(object)])
    }

    private static func record(_ row: CatalogRow) throws -> ExportRecord {
        ExportRecord(
            repository: try row.text("repository"), object: try row.text("object"), takenAt: try row.time("taken_at"),
            schema: try row.integer("schema_version"), rows: try row.integer("row_count"),
            bytes: try row.integer("bytes"), hash: try row.text("hash"))
    }
}
