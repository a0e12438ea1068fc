internal import Catalog
internal import Core

/// A catalog that holds nothing yet, while an export is loaded into it.
struct FreshCatalog {
    let session: any CatalogSession
    let dialect: CatalogDialect
    let migrations: [CatalogMigration]

    /// Parameters of one statement: far below what either database takes.
    private static let parametersPerStatement = 500

    /// Throws `recovery.not-empty` where any table holds a row. Series of numbers alone do not count: every catalog has them.
    /// Gives the tables there are.
    @discardableResult
    func requireEmpty() throws -> CatalogSchema {
        let present = try CatalogMigrator(migrations).present(session, dialect)
        let schema = try CatalogSchema(Array(migrations.prefix(present)))
        for table in schema.tables where table.name != "counters" {
            guard try session.query("SELECT 1 AS one FROM \(table.name) LIMIT 1").isEmpty else {
                throw TidemarkError(
                    .recoveryNotEmpty, "The catalog is not empty: its table \(table.name) has rows.",
                    hint: "Recover into a catalog that was never used: another file, or an empty database.")
            }
        }
        return schema
    }

    /// Makes the schema the export was taken in, loads its rows, and brings both forward with the steps every catalog takes.
    func load(_ document: ExportDocument) throws {
        let steps = try self.steps(of: document.header)
        // The schema may be newer than the export's, and there is no way back: it is made anew, as nothing is in it.
        for table in try requireEmpty().tables.reversed() { try session.execute("DROP TABLE \(table.name)") }
        try session.execute("DELETE FROM schema_versions")
        _ = try CatalogMigrator(steps).migrate(session, dialect)
        let schema = try CatalogSchema(steps)
        for table in schema.tables.reversed() { try session.execute("DELETE FROM \(table.name)") }
        guard document.tables.map(\.name) == schema.tables.map(\.name) else {
            throw ExportDocument.damaged("its tables are not those of its schema")
        }
        for (table, exported) in zip(schema.tables, document.tables) { try fill(table, from: exported) }
        _ = try CatalogMigrator(migrations).migrate(session, dialect)
    }

    /// The steps up to the export's schema, which must be the very same.
    private func steps(of header: ExportHeader) throws(TidemarkError) -> [CatalogMigration] {
        let steps = migrations.filter { $0.version <= header.schema }
        guard steps.last?.version == header.schema, header.schema <= migrations.last?.version ?? 0 else {
            throw TidemarkError(
                .recoveryNewer,
                "The export has schema version \(header.schema); this program knows up to "
                    + "\(migrations.last?.version ?? 0).",
                hint: "Use the version of Tidemark that made it (\(header.program)), or a newer one.")
        }
        guard steps.map(\.checksum) == header.steps else {
            throw TidemarkError(
                .catalogSchema, "The export's schema is not the one this program knows as version \(header.schema).",
                hint: "Use the version of Tidemark that made it (\(header.program)), or a newer one.")
        }
        return steps
    }

    private func fill(_ table: CatalogTable, from exported: ExportedTable) throws {
        guard exported.columns == table.columns.map(\.name) else {
            throw ExportDocument.damaged("the columns of \(table.name) are not those of its schema")
        }
        for row in exported.rows {
            guard zip(table.columns, row).allSatisfy({ $0.kind.holds($1) }) else {
                throw ExportDocument.damaged("a row of \(table.name) does not hold the types of its columns")
            }
        }
        let batch = max(1, Self.parametersPerStatement / max(1, table.columns.count))
        let marks = "(" + table.columns.map { _ in "?" }.joined(separator: ", ") + ")"
        var rest = exported.rows[...]
        while !rest.isEmpty {
            let rows = rest.prefix(batch)
            rest = rest.dropFirst(batch)
            let values = Array(repeating: marks, count: rows.count).joined(separator: ", ")
            try session.execute(
                "INSERT INTO \(table.name) (\(exported.columns.joined(separator: ", "))) VALUES \(values)",
                rows.flatMap { $0 })
        }
    }
}
