package import Repository

/// Columns and unique keys of a table, as read for a whole schema at once.
package struct TableShape: Sendable, Hashable {
    package let columns: [ColumnDefinition]
    package let keys: [KeyDefinition]

    package init(columns: [ColumnDefinition], keys: [KeyDefinition]) {
        self.columns = columns
        self.keys = keys
    }
}
