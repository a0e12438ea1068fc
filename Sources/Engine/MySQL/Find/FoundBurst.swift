package import Core

/// Transactions in a row that delete many rows of one table, with no more than a second from one to the next.
package struct FoundBurst: Sendable {
    package let table: TableName
    package let first: FoundTransaction
    package internal(set) var lastGTID: GTID?
    package internal(set) var lastCommit: Timestamp
    package internal(set) var transactions: UInt64
    /// Rows deleted.
    package internal(set) var rows: UInt64
}
