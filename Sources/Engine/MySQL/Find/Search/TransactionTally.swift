internal import Core
internal import MySQLWire
internal import Repository

/// What one transaction does, counted while its events pass by.
struct TransactionTally {
    /// Whether anything of it is what is looked for.
    var isWanted = false
    private(set) var tables: [TableName: TableActivity] = [:]
    private(set) var statement: String?
    private(set) var rows: [FoundRow] = []

    private static let maxRows = 100
    private static let maxStatement = 2_000

    mutating func count(_ table: TableName, _ kind: RowsEvent.Kind, _ count: Int) {
        let number = UInt64(count)
        switch kind {
        case .insert: tables[table, default: TableActivity(table: table)].inserts += number
        case .update: tables[table, default: TableActivity(table: table)].updates += number
        case .delete: tables[table, default: TableActivity(table: table)].deletes += number
        }
    }

    mutating func add(_ row: FoundRow) {
        isWanted = true
        if rows.count < Self.maxRows { rows.append(row) }
    }

    mutating func add(statement text: String) {
        isWanted = true
        if statement == nil { statement = String(text.prefix(Self.maxStatement)) }
    }

    /// The tables it changed, wanted ones first.
    func activities(_ filter: SegmentFilter) -> [TableActivity] {
        tables.values.sorted {
            (filter.wants($0.table) ? 0 : 1, $0.table) < (filter.wants($1.table) ? 0 : 1, $1.table)
        }
    }
}
