/// What is to be exported, and how: all of it but secrets. Part of a job's payload.
package struct ExportOrder: Described, Hashable {
    /// A time, a GTID or `latest`; nil where `before` says when.
    package var to: String?
    package var before: String?
    package var format: String
    package var databases: [String]
    package var tables: [String]
    package var rows: [ExportCondition]
    package var masks: [ExportMask]
    /// Empty where a passphrase opens the file.
    package var recipients: [String]
    package var isCompressed: Bool

    package init(
        to: String?, before: String? = nil, format: String, databases: [String] = [], tables: [String] = [],
        rows: [ExportCondition] = [], masks: [ExportMask] = [], recipients: [String] = [], isCompressed: Bool = true
    ) {
        self.to = to
        self.before = before
        self.format = format
        self.databases = databases
        self.tables = tables
        self.rows = rows
        self.masks = masks
        self.recipients = recipients
        self.isCompressed = isCompressed
    }

    package static var schema: Schema {
        .object([
            .optional("to", .text(), "The moment."),
            .optional("before", .text(), "A GTID: everything before it."),
            .required("format", .word(ExportForm.formats), "How it is written."),
            .required("databases", .list(.text()), "Only these, and `tables`; everything where both are empty."),
            .required("tables", .list(.text()), "Only these."),
            .required("rows", .list(.type(ExportCondition.self)), "Only some rows of a table."),
            .required("masks", .list(.type(ExportMask.self)), "Columns that are not written as they are."),
            .required("recipients", .list(.text()), "Who can open it; empty where a passphrase does."),
            .required("isCompressed", .boolean, "With zstd."),
        ])
    }
}
