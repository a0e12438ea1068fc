package import Core

/// What is written of a column instead of its values. NULL stays NULL.
package struct ColumnMask: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// NULL.
        case null
        /// The same text for every row, which the column must be able to hold.
        case fixed(String)
        /// A hash of the value and a salt: equal values stay equal.
        case hash
        /// Stars, and the last characters of the text.
        case last(Int)
        /// The first character of the name, stars, and the part behind the @.
        case email
    }

    package var table: TableName
    package var column: String
    package var kind: Kind

    package init(table: TableName, column: String, kind: Kind) {
        self.table = table
        self.column = column
        self.kind = kind
    }

    /// `database.table.column`.
    package var name: String { "\(table).\(column)" }
}
