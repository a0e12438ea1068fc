/// A column of a result set, as the server describes it.
package struct ResultColumn: Sendable, Hashable {
    package let schema: String
    /// The alias or name of the table.
    package let table: String
    /// The alias or name of the column.
    package let name: String
    /// The column's own name in its table, empty for expressions.
    package let originalName: String
    /// The protocol's type code (MYSQL_TYPE_…).
    package let type: UInt8
    /// The collation id; 63 is binary.
    package let collation: UInt16
    /// The display length, bytes.
    package let length: UInt32
    package let flags: UInt16
    package let decimals: UInt8

    package init(
        schema: String = "", table: String = "", name: String, originalName: String = "", type: UInt8,
        collation: UInt16 = 63, length: UInt32 = 0, flags: UInt16 = 0, decimals: UInt8 = 0
    ) {
        self.schema = schema
        self.table = table
        self.name = name
        self.originalName = originalName
        self.type = type
        self.collation = collation
        self.length = length
        self.flags = flags
        self.decimals = decimals
    }

    package var isUnsigned: Bool { flags & 0x20 != 0 }
    package var isNotNull: Bool { flags & 0x01 != 0 }
    package var isBinary: Bool { collation == 63 }
}
