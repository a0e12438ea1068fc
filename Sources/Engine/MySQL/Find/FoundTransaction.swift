package import Core
package import Repository

/// A transaction that did something to what was looked for.
package struct FoundTransaction: Sendable {
    package let gtid: GTID?
    /// As the source reports it: microseconds on MySQL 8.0 and later, else whole seconds.
    package let commitTime: Timestamp
    /// In the source's own files, behind its last event.
    package let endPosition: BinlogPosition?
    /// What it did to which tables, the one that was looked for first.
    package internal(set) var tables: [TableActivity]
    /// The statement, where it is one that changes a table's definition or all of its rows; at most 2,000 characters.
    package let statement: String?
    /// What it did to the row that was looked for, in order; at most 100.
    package let rows: [FoundRow]
    /// Whether a base and the log bring back the moment before it.
    package internal(set) var isReachable = false
    /// Whether a restore to the newest moment can try to leave it out.
    package internal(set) var isSkippable = false

    /// Where its events are.
    let group: LogGroup

    package var isStatement: Bool { statement != nil }

    /// The rows it deleted of a table.
    package func deletes(of table: TableName) -> UInt64 { tables.first { $0.table == table }?.deletes ?? 0 }
}
