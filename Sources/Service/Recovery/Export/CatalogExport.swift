package import Catalog
package import Core

/// A catalog as one document: all its tables as of one instant, in the same bytes whichever database they are in.
///
/// Secrets stay sealed in it. Left out are lines of jobs that have ended, when they are older than
/// `lineSeconds`, entries of the audit but for the newest, and the finer history of instances.
package struct CatalogExport: Sendable {
    package let document: [UInt8]
    /// The identifier of the service whose catalog it is.
    package let service: String
    /// Version of the schema.
    package let schema: Int64
    /// By the catalog's clock.
    package let takenAt: Timestamp
    package let rows: UInt64

    /// Throws `export.damaged` unless a document is what was written, byte for byte.
    package static func check(_ document: [UInt8]) throws(TidemarkError) { _ = try ExportDocument(reading: document) }

    private static let keptLines =
        "(written_at >= ? OR job IN (SELECT id FROM jobs WHERE state IN ('queued', 'running', 'waiting')))"

    /// The newest, with which the chain goes on; all are in the repository themselves.
    private static let keptEntries = "number > (SELECT MAX(number) FROM audit_entries) - ?"

    /// What a day was like is worth keeping; what a quarter of an hour was like is gone in two days anyway.
    private static let keptTides = "span = ?"

    /// Reads a catalog in one transaction that writes nothing, so that jobs may go on meanwhile.
    ///
    /// - Parameters:
    ///   - program: the version of Tidemark.
    ///   - lineSeconds: how long lines of jobs are kept that have ended.
    ///   - auditEntries: how many of the newest entries of the audit are taken along.
    package static func take(
        of catalog: Catalog, program: String, lineSeconds: Double = 7 * 86_400,
        auditEntries: Int64 = 2000, migrations: [CatalogMigration] = CatalogMigration.all
    ) async throws -> CatalogExport {
        let schema = try CatalogSchema(migrations)
        // Made beforehand: what follows only reads.
        let service = try await catalog.write { try ServiceIdentity.current($0) }
        return try await catalog.read { transaction in
            let now = try transaction.now()
            var writer = try ExportWriter(
                ExportHeader(
                    service: service, program: program, schema: schema.version, steps: migrations.map(\.checksum),
                    takenAt: now))
            for table in schema.tables {
                let pages = TablePages(session: transaction.session, table: table)
                let lines =
                    switch table.name {
                    case "job_lines":
                        try pages.lines(where: Self.keptLines, [CatalogValue(now.adding(seconds: -lineSeconds))])
                    case "audit_entries": try pages.lines(where: Self.keptEntries, [.integer(auditEntries)])
                    case "tides", "fleet_tides":
                        try pages.lines(where: Self.keptTides, [.integer(TideSpan.day.rawValue)])
                    default: try pages.lines()
                    }
                try writer.append(table.name, columns: table.columns.map(\.name), lines: lines)
            }
            return CatalogExport(
                document: writer.finish(), service: service, schema: schema.version, takenAt: now, rows: writer.rows)
        }
    }
}
