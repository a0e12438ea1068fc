/// What a restore brought back, and how that is known.
package struct RestoreReportDocument: Described, Hashable {
    package var base: String
    package var gtid: String?
    package var commitTime: WireTime
    package var next: String?
    package var rows: Int64
    package var transactions: Int64
    package var changes: Int64
    package var provenTables: Int64
    package var seconds: Double
    package var tableCount: Int64
    /// At most `mostTables`, by name.
    package var tables: [RestoredTableDocument]
    package var notes: [String]
    /// What was asked for and is not on the target.
    package var undone: [String]
    /// Host and port of the server that was made for it; nil where it went to one that was there.
    package var server: String?

    package static let mostTables = 1000

    package init(
        base: String, gtid: String?, commitTime: WireTime, next: String?, rows: Int64, transactions: Int64,
        changes: Int64, provenTables: Int64, seconds: Double, tableCount: Int64, tables: [RestoredTableDocument],
        notes: [String], undone: [String], server: String? = nil
    ) {
        self.base = base
        self.gtid = gtid
        self.commitTime = commitTime
        self.next = next
        self.rows = rows
        self.transactions = transactions
        self.changes = changes
        self.provenTables = provenTables
        self.seconds = seconds
        self.tableCount = tableCount
        self.tables = tables
        self.notes = notes
        self.undone = undone
        self.server = server
    }

    package static var schema: Schema {
        .object([
            .required("base", .text(), "The base it began with."),
            .optional("gtid", .text(), "The last transaction that was brought back."),
            .required("commitTime", .time, "When that committed."),
            .optional("next", .text(), "The first transaction that was left out, in one line."),
            .required("rows", .count, "Rows written from the base."),
            .required("transactions", .count, "Transactions of the log."),
            .required("changes", .count, "Changes of rows in them."),
            .required("provenTables", .count, "Tables whose digest was compared."),
            .required("seconds", .number, "That it took."),
            .required("tableCount", .count, "Tables it brought back."),
            .required(
                "tables", .list(.type(RestoredTableDocument.self)), "What each holds, by name; at most 1,000 of them."),
            .required("notes", .list(.text()), "What one should know."),
            .required("undone", .list(.text()), "What was asked for and is not on the target."),
            .optional("server", .text(), "Host and port of the server that was made for it."),
        ])
    }
}
