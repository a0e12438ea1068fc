internal import Core
internal import Repository

/// Schemas, objects, accounts and sequences, read together behind the tables as if they were one table.
struct ObjectSnapshot: Sendable {
    var schemas: [SchemaDefinition] = []
    var objects: [ObjectDefinition] = []
    var accounts: [AccountDefinition] = []
    var notes: [String] = []
    let low: LogPosition
    var high: BinlogPosition

    /// Reads everything between a low and a high watermark.
    static func read(
        _ session: SourceSession, _ positions: PositionReader, _ selection: BaseSelection
    ) async throws(TidemarkError) -> ObjectSnapshot {
        let low = try await positions.low()
        let schemas = try await SchemaReader(session).schemas().filter { selection.selects(schema: $0.name) }
        let objects = try await ObjectReader(session).read(schemas: schemas.map(\.name))
        let accounts = try await AccountReader(session).read()
        return ObjectSnapshot(
            schemas: schemas, objects: objects.objects.filter { selection.selects($0) }, accounts: accounts.accounts,
            notes: objects.notes + accounts.notes, low: low, high: try await positions.high())
    }

    /// Whether a logged change of objects, accounts or schemas may or may not be in what was read.
    func isDoubtful(_ ddl: [DDLRecord]) -> Bool {
        ddl.contains { record in
            guard !record.isTableDDL, !low.covers(gtid: record.gtid, endingAt: record.end) else { return false }
            return record.end.map { $0 <= high } ?? true
        }
    }
}
