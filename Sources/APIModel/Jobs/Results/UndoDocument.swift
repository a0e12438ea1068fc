/// Statements that reverse transactions: all of them or none.
package struct UndoDocument: Described, Hashable {
    /// A script that a client runs.
    package var sql: String
    package var transactions: Int64
    package var statements: Int64
    /// Rows the script changes.
    package var rows: Int64
    package var tables: [String]
    package var warnings: [String]

    package init(
        sql: String, transactions: Int64, statements: Int64, rows: Int64, tables: [String], warnings: [String]
    ) {
        self.sql = sql
        self.transactions = transactions
        self.statements = statements
        self.rows = rows
        self.tables = tables
        self.warnings = warnings
    }

    package static var schema: Schema {
        .object([
            .required("sql", .text(), "A script that a client runs; it changes nothing where a row has changed since."),
            .required("transactions", .count, "How many it reverses."),
            .required("statements", .count, "How many it has."),
            .required("rows", .count, "Rows it changes."),
            .required("tables", .list(.text()), "The tables of these, as `database.table`."),
            .required("warnings", .list(.text()), "What happens beside it."),
        ])
    }
}
