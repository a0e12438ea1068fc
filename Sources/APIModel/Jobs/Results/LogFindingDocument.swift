/// One thing that a search of the log found.
package struct LogFindingDocument: Described, Hashable {
    package var kind: String
    package var gtid: String?
    package var committedAt: WireTime?
    /// Of a burst.
    package var lastCommittedAt: WireTime?
    /// Of a burst, how many.
    package var transactions: Int64?
    /// What it did to which tables; at most 20 of them.
    package var tables: [ChangedTableDocument]
    /// What it did to the row that was looked for, in words; at most 20 changes.
    package var rows: [String]
    /// The statement, an incident or a note, in words.
    package var text: String?
    /// The moment before it can be brought back.
    package var isRestorable: Bool

    package init(
        kind: String, gtid: String? = nil, committedAt: WireTime? = nil, lastCommittedAt: WireTime? = nil,
        transactions: Int64? = nil, tables: [ChangedTableDocument] = [], rows: [String] = [], text: String? = nil,
        isRestorable: Bool = false
    ) {
        self.kind = kind
        self.gtid = gtid
        self.committedAt = committedAt
        self.lastCommittedAt = lastCommittedAt
        self.transactions = transactions
        self.tables = tables
        self.rows = rows
        self.text = text
        self.isRestorable = isRestorable
    }

    package static let kinds = ["transaction", "statement", "burst", "incident", "note"]

    package static var schema: Schema {
        .object([
            .required("kind", .word(kinds), "A statement changes a definition, or all rows of a table."),
            .optional("gtid", .text(), "Of the transaction, or of the first of a burst."),
            .optional("committedAt", .time, "When it committed."),
            .optional("lastCommittedAt", .time, "When the last transaction of a burst did."),
            .optional("transactions", .count, "How many a burst has."),
            .required("tables", .list(.type(ChangedTableDocument.self)), "What it changed; at most 20 tables."),
            .required("rows", .list(.text()), "What it did to the row that was looked for; at most 20 changes."),
            .optional("text", .text(), "The statement, an incident or a note."),
            .required("isRestorable", .boolean, "The moment before it can be brought back."),
        ])
    }
}
