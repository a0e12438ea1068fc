package import Core

/// Exports of data, by identifier.
package struct DataExportStore {
    let session: any CatalogSession

    private static let columns = """
        id, project, instance, repository, job, document, created_by, created_at, kept_seconds, expires_at, folder,
        file_name, part_bytes, bytes, hash, table_count, row_count, ready_at, erased_at
        """

    package func add(_ export: DataExportRecord) throws {
        try session.execute(
            """
            INSERT INTO data_exports
                (id, project, instance, repository, job, document, created_by, created_at, kept_seconds, expires_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .text(export.id), .text(export.project), .text(export.instance), .text(export.repository),
                .text(export.job), .text(export.document), .text(export.createdBy), CatalogValue(export.createdAt),
                .integer(export.keptSeconds), CatalogValue(export.expiresAt),
            ])
    }

    package func find(_ id: String) throws -> DataExportRecord? {
        try session.first("SELECT \(Self.columns) FROM data_exports WHERE id = ?", [.text(id)]).map(Self.record)
    }

    /// That of a job; nil where the job is none of an export of data.
    package func find(job: String) throws -> DataExportRecord? {
        try session.first("SELECT \(Self.columns) FROM data_exports WHERE job = ?", [.text(job)]).map(Self.record)
    }

    /// Of one project, newest first, at most `limit` behind the export `before`.
    package func page(in project: String, before: DataExportRecord? = nil, limit: Int) throws -> [DataExportRecord] {
        var condition = "project = ?"
        var parameters: [CatalogValue] = [.text(project)]
        if let before {
            condition += " AND (created_at < ? OR (created_at = ? AND id < ?))"
            parameters += [CatalogValue(before.createdAt), CatalogValue(before.createdAt), .text(before.id)]
        }
        return try session.query(
            """
            SELECT \(Self.columns) FROM data_exports WHERE \(condition) ORDER BY created_at DESC, id DESC LIMIT ?
            """, parameters + [.integer(Int64(limit))]
        ).map(Self.record)
    }

    /// The file is whole, and kept from now on. False where it is not wanted any more.
    package func setFile(_ file: DataExportRecord.File, of id: String) throws -> Bool {
        try session.execute(
            """
            UPDATE data_exports SET folder = ?, file_name = ?, part_bytes = ?, bytes = ?, hash = ?, table_count = ?,
                row_count = ?, ready_at = ?, expires_at = ? + kept_seconds * 1000000
            WHERE id = ? AND erased_at IS NULL AND expires_at > ?
            """,
            [
                .text(file.folder), .text(file.name), .integer(file.partBytes), .integer(file.bytes),
                .text(file.hash), .integer(file.tables), .integer(file.rows), CatalogValue(file.readyAt),
                CatalogValue(file.readyAt), .text(id), CatalogValue(file.readyAt),
            ]) == 1
    }

    /// From now on nobody fetches it any more. Throws `catalog.missing`.
    package func expire(_ id: String, at now: Timestamp) throws {
        try session.remove(
            "export \(id)",
            "UPDATE data_exports SET expires_at = CASE WHEN expires_at > ? THEN ? ELSE expires_at END WHERE id = ?",
            [CatalogValue(now), CatalogValue(now), .text(id)])
    }

    /// Those whose files are to be taken away: expired, or of jobs that came to nothing, oldest first.
    package func expendable(at now: Timestamp, failedBefore: Timestamp, limit: Int) throws -> [DataExportRecord] {
        try session.query(
            """
            SELECT \(Self.columns) FROM data_exports WHERE erased_at IS NULL AND (expires_at <= ? OR job IN (
                SELECT id FROM jobs WHERE kind = 'export' AND (state = 'cancelled'
                    OR (state = 'failed' AND ended_at < ?))))
            ORDER BY expires_at, id LIMIT ?
            """, [CatalogValue(now), CatalogValue(failedBefore), .integer(Int64(limit))]
        ).map(Self.record)
    }

    package func noteErased(_ id: String, at now: Timestamp) throws {
        try session.execute(
            "UPDATE data_exports SET erased_at = ? WHERE id = ? AND erased_at IS NULL", [CatalogValue(now), .text(id)])
    }

    private static func record(_ row: CatalogRow) throws -> DataExportRecord {
        var file: DataExportRecord.File?
        if let readyAt = try row.optionalTime("ready_at") {
            file = DataExportRecord.File(
                folder: try row.text("folder"), name: try row.text("file_name"),
                partBytes: try row.integer("part_bytes"), bytes: try row.integer("bytes"), hash: try row.text("hash"),
                tables: try row.integer("table_count"), rows: try row.integer("row_count"), readyAt: readyAt)
        }
        return DataExportRecord(
            id: try row.text("id"), project: try row.text("project"), instance: try row.text("instance"),
            repository: try row.text("repository"), job: try row.text("job"), document: try row.text("document"),
            createdBy: try row.text("created_by"), createdAt: try row.time("created_at"),
            keptSeconds: try row.integer("kept_seconds"), expiresAt: try row.time("expires_at"), file: file,
            erasedAt: try row.optionalTime("erased_at"))
    }
}
