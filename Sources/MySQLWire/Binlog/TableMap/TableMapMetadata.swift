/// The optional metadata of TABLE_MAP. Arrays have one entry a column of the table; nil where the server did not say.
package struct TableMapMetadata: Equatable, Sendable {
    /// Whether the column is UNSIGNED; nil for columns that are not numbers.
    package var unsigned: [Bool?]?
    /// Collation numbers of character columns and, with full metadata, of ENUM and SET; 63 is binary.
    package var collations: [UInt32?]?
    package var columnNames: [[UInt8]]?
    /// The members of ENUM and SET columns, in the column's character set.
    package var members: [[[UInt8]]?]?
    package var geometryTypes: [UInt32?]?
    /// Columns of the primary key in key order, with the prefix length in characters (0 for the whole column).
    package var primaryKey: [KeyPart]?
    package var visible: [Bool]?
    package var vectorDimensions: [UInt32?]?

    package struct KeyPart: Equatable, Sendable {
        package let column: Int
        package let prefixLength: Int

        package init(column: Int, prefixLength: Int) {
            self.column = column
            self.prefixLength = prefixLength
        }
    }

    package init() {}
}
