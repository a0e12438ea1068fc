package import Core

/// What is looked for in an instance's log.
package struct FindRequest: Sendable {
    /// One `--key`: a column's value as it was typed. Without a column, the value of a key of one column.
    package struct KeyText: Sendable, Hashable {
        package let column: String?
        package let value: String

        package init(column: String?, value: String) {
            self.column = column
            self.value = value
        }
    }

    /// nil: every table.
    package var table: TableName?
    /// The row that is looked for, all of them together; empty for every row.
    package var key: [KeyText]
    /// Transactions that committed from here on.
    package var from: Timestamp?
    /// Transactions that committed up to here.
    package var to: Timestamp?
    /// This transaction alone.
    package var gtid: GTID?
    /// Only bursts: neighbouring transactions that delete so many rows of a table together.
    package var minimumDeletes: UInt64?
    /// The server the log is of, to be asked for definitions that no base has; nil: none.
    package var source: ServerAccess?
    /// After so many results the search ends.
    package var limit: Int

    package init(
        table: TableName? = nil, key: [KeyText] = [], from: Timestamp? = nil, to: Timestamp? = nil, gtid: GTID? = nil,
        minimumDeletes: UInt64? = nil, limit: Int = 1_000
    ) {
        self.table = table
        self.key = key
        self.from = from
        self.to = to
        self.gtid = gtid
        self.minimumDeletes = minimumDeletes
        self.limit = limit
    }
}
