package import Core

/// What a job has done so far in its phase. Totals are estimates until the phase ends.
package struct ProgressCounters: Sendable, Equatable {
    package var rows: UInt64
    package var totalRows: UInt64?
    /// Of rows or events, uncompressed.
    package var bytes: UInt64
    package var totalBytes: UInt64?
    package var tables: UInt64
    package var totalTables: UInt64?
    package var transactions: UInt64
    package var indexes: UInt64 = 0
    package var totalIndexes: UInt64 = 0
    /// Of everything the phase does, in a unit of its own: bar and time left are told from it where it is known.
    package var effort: UInt64 = 0
    package var totalEffort: UInt64?
    /// What is being worked on: a table, a log position.
    package var item: String?
    /// How far the source's log is certainly stored.
    package var confirmedThrough: Timestamp?
    /// Rows that the log changed, since the job began.
    package var changes = RowChanges()
    /// Statements of the log that changed tables, the newest of those stored since the job began, oldest first.
    package var schemaChanges: [SchemaChange] = []

    package init(
        rows: UInt64 = 0, totalRows: UInt64? = nil, bytes: UInt64 = 0, totalBytes: UInt64? = nil, tables: UInt64 = 0,
        totalTables: UInt64? = nil, transactions: UInt64 = 0, item: String? = nil, confirmedThrough: Timestamp? = nil
    ) {
        self.rows = rows
        self.totalRows = totalRows
        self.bytes = bytes
        self.totalBytes = totalBytes
        self.tables = tables
        self.totalTables = totalTables
        self.transactions = transactions
        self.item = item
        self.confirmedThrough = confirmedThrough
    }
}
