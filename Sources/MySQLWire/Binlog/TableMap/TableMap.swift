/// TABLE_MAP: which table the following rows are of, and how they are laid out.
///
/// A class, so that a parser can give the same one for the same bytes and decoders can be kept by identity.
package final class TableMap: Sendable {
    package let tableID: UInt64
    package let flags: UInt16
    package let schema: String
    package let name: String
    package let columns: [Column]
    /// What the server adds with `binlog_row_metadata`, as far as it is there.
    package let metadata: TableMapMetadata

    package struct Column: Equatable, Sendable {
        /// The type as in the event.
        package let type: ColumnType
        /// The type with ENUM and SET taken out of STRING.
        package let realType: ColumnType
        /// The type's metadata as in the event; two bytes are (first << 8 | second) for STRING and NEWDECIMAL-like
        /// types and little-endian for VARCHAR and BIT, as `ColumnLayout` explains.
        package let meta: UInt16
        package let isNullable: Bool
    }

    package init(
        tableID: UInt64, flags: UInt16, schema: String, name: String, columns: [Column], metadata: TableMapMetadata
    ) {
        self.tableID = tableID
        self.flags = flags
        self.schema = schema
        self.name = name
        self.columns = columns
        self.metadata = metadata
    }
}
