package import Core

/// One table inside a base: how it was read, and where its rows are.
package struct TableManifest: Codable, Sendable, Hashable {
    package var name: TableName
    package var createStatement: String
    package var engine: String
    package var columns: [ColumnDefinition]
    /// Columns of the key by which rows were read and are replayed; absent for a table without one.
    package var key: [String]?
    /// The rows are those of exactly `low`: a table without a key, read in one snapshot.
    package var exact: Bool
    /// Everything up to here is in the rows; the log is replayed from here.
    package var low: LogPosition
    /// Nothing after this is in the rows.
    package var high: LogPosition
    package var rows: UInt64
    package var rawBytes: UInt64
    /// Of the rows as read; of a fuzzy table not the digest of any one instant.
    package var digest: TableDigest
    package var chunks: [ChunkReference]
    /// MariaDB SEQUENCE: the statement that sets its next value.
    package var sequenceState: String?
    /// False in a pending base while the table is being read.
    package var complete: Bool

    package init(
        name: TableName, createStatement: String, engine: String, columns: [ColumnDefinition], key: [String]? = nil,
        exact: Bool, low: LogPosition, high: LogPosition, rows: UInt64 = 0, rawBytes: UInt64 = 0,
        digest: TableDigest = TableDigest(), chunks: [ChunkReference] = [], sequenceState: String? = nil,
        complete: Bool = true
    ) {
        self.name = name
        self.createStatement = createStatement
        self.engine = engine
        self.columns = columns
        self.key = key
        self.exact = exact
        self.low = low
        self.high = high
        self.rows = rows
        self.rawBytes = rawBytes
        self.digest = digest
        self.chunks = chunks
        self.sequenceState = sequenceState
        self.complete = complete
    }
}
