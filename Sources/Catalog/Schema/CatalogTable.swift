/// A table of the catalog, as the steps of the schema make it.
package struct CatalogTable: Sendable, Equatable {
    package enum Kind: String, Sendable, Equatable {
        case text
        case integer
        case real
        case blob

        /// Whether a column of the kind may hold a value; any may hold none.
        package func holds(_ value: CatalogValue) -> Bool {
            switch (self, value) {
            case (_, .null), (.text, .text), (.integer, .integer), (.real, .real), (.blob, .blob): true
            default: false
            }
        }
    }

    package struct Column: Sendable, Equatable {
        package var name: String
        package let kind: Kind
    }

    package var name: String
    /// In the order of the table.
    package var columns: [Column]
    /// Of the primary key, in its order.
    package var key: [String]
}
