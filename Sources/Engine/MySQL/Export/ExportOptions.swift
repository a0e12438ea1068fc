package import Core

/// What of a server is written, and how.
package struct ExportOptions: Sendable {
    package var format: RowFormat
    /// Only these schemas; with `tables` empty too, everything.
    package var databases: [String] = []
    /// Only these tables, besides `databases`.
    package var tables: [TableName] = []
    /// Only rows for which the condition is true, by table.
    package var conditions: [TableName: String] = [:]
    package var masks: [ColumnMask] = []
    /// What hashes of masked values are made with; whoever does not know it cannot try values out.
    package var salt: Secret
    /// Seconds a statement with a condition may take.
    package var conditionSeconds = 3600

    package init(format: RowFormat, salt: Secret) {
        self.format = format
        self.salt = salt
    }

    package func selects(schema: String) -> Bool {
        (databases.isEmpty && tables.isEmpty) || databases.contains(schema)
    }

    package func selects(_ table: TableName) -> Bool { selects(schema: table.schema) || tables.contains(table) }
}
