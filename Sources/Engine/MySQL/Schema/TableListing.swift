package import Core

/// One line of the list of tables: what is known of a table before it is opened.
package struct TableListing: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        case table
        /// MariaDB: a table WITH SYSTEM VERSIONING.
        case systemVersioned
        /// MariaDB: CREATE SEQUENCE.
        case sequence
        case view
    }

    package let name: TableName
    package let kind: Kind
    /// nil for views, and for tables the server cannot open.
    package let engine: String?
    /// The server's estimates; wrong by any factor.
    package let estimatedRows: UInt64
    package let dataBytes: UInt64
    package let isPartitioned: Bool

    package init(
        name: TableName, kind: Kind, engine: String?, estimatedRows: UInt64, dataBytes: UInt64, isPartitioned: Bool
    ) {
        self.name = name
        self.kind = kind
        self.engine = engine
        self.estimatedRows = estimatedRows
        self.dataBytes = dataBytes
        self.isPartitioned = isPartitioned
    }
}
