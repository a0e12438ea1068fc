internal import Core
internal import Repository

/// A statement of the log after which tables may have another definition.
struct DefinitionChange: Sendable {
    let segment: UInt64
    let gtid: GTID?
    let end: BinlogPosition?
    private let tables: [TableName]
    /// All tables of it.
    private let schema: String?

    /// nil for statements that leave columns as they are.
    init?(_ record: DDLRecord, segment: UInt64) {
        let statement = DDLStatement.parse(record.sql)
        guard Self.changesColumns(statement, record.sql) else { return nil }
        self.segment = segment
        gtid = record.gtid
        end = record.end
        tables = record.tables
        schema = statement.kind == .dropDatabase ? statement.schema : nil
    }

    func concerns(_ table: TableName, _ folding: NameFolding) -> Bool {
        let wanted = folding.key(table)
        if let schema { return folding.key(TableName(schema: schema, name: "")).schema == wanted.schema }
        return tables.contains { folding.key($0) == wanted }
    }

    static func changesColumns(_ statement: DDLStatement, _ text: String) -> Bool {
        switch statement.kind {
        case .createTable, .createTableLike, .createTableSelect, .dropTable, .renameTable, .dropDatabase: return true
        case .alterTable:
            guard let table = statement.tables.first, table.range.upperBound <= text.utf8.count else { return true }
            return !ColumnNeutrality.leavesColumns(
                String(decoding: text.utf8.dropFirst(table.range.upperBound), as: UTF8.self))
        default: return false
        }
    }
}
