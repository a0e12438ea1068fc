internal import Core
internal import MySQLWire
internal import Repository

/// The definitions one table had in a stretch of the log: one between each two statements that may have changed it.
struct DefinitionHistory: Sendable {
    /// A definition and the state of the log from which on it holds until the next change.
    struct Known: Sendable {
        let low: LogPosition
        let table: TargetTable
    }

    let table: TableName
    private let folding: NameFolding
    private let changes: [DefinitionChange]
    private let known: [Known]

    init(_ table: TableName, _ folding: NameFolding, changes: [DefinitionChange], known: [Known]) {
        self.table = table
        self.folding = folding
        self.changes = changes
        self.known = known
    }

    /// How many changes lie before a segment.
    func epoch(before segment: UInt64) -> Int { changes.prefix { $0.segment < segment }.count }

    /// How many changes lie before a transaction.
    func epoch(of transaction: FoundTransaction) -> Int {
        let segment = transaction.group.end.segment
        return changes.prefix { change in
            guard change.segment == segment else { return change.segment < segment }
            guard let end = change.end, let own = transaction.endPosition else { return false }
            return end < own
        }.count
    }

    func isChange(_ statement: DDLStatement, _ text: String, in defaultSchema: String) -> Bool {
        guard DefinitionChange.changesColumns(statement, text) else { return false }
        let wanted = folding.key(table)
        if let named = statement.schema {
            let schema = named.isEmpty ? defaultSchema : named
            return folding.key(TableName(schema: schema, name: "")).schema == wanted.schema
        }
        return statement.tables.contains { $0.role != .model && folding.key($0.resolved(in: defaultSchema)) == wanted }
    }

    /// The definition between two changes. Throws `find.definition`.
    func table(epoch: Int) throws(TidemarkError) -> TargetTable {
        let begin = epoch > 0 && epoch <= changes.count ? changes[epoch - 1] : nil
        let end = epoch < changes.count ? changes[epoch] : nil
        for known in known {
            if let begin, !known.low.covers(gtid: begin.gtid, endingAt: begin.end) { continue }
            if let end, known.low.covers(gtid: end.gtid, endingAt: end.end) { continue }
            return known.table
        }
        throw TidemarkError(
            .findDefinition, "No base holds the definition that \(table) had then.",
            hint:
                "It was created or altered and altered again between two bases. If that was the last change, give --source, or"
                + " take a base now; without --key its transactions are found all the same.")
    }

    /// A decoder of its rows. Throws `find.definition` where they are of another shape.
    func decoder(of table: TargetTable, _ map: TableMap) throws -> RowsDecoder {
        guard table.hiddenColumns(in: map) != nil, case let decoder = try table.decoder(map),
            decoder.kinds == table.kinds
        else {
            throw TidemarkError(
                .findDefinition, "The log's rows of \(table.name) do not fit the definition it had in the base.",
                hint: "Report this with the table's definition; without --key its transactions are found all the same.")
        }
        return decoder
    }
}
