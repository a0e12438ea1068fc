/// What is written of a column instead of its values.
package struct ExportMask: Described, Hashable {
    /// `database.table.column`.
    package var column: String
    package var kind: String
    /// Of `fixed`.
    package var text: String?
    /// Of `last`.
    package var keep: Int?

    package init(column: String, kind: String, text: String? = nil, keep: Int? = nil) {
        self.column = column
        self.kind = kind
        self.text = text
        self.keep = keep
    }

    package static let kinds = ["null", "fixed", "hash", "last", "email"]

    package static var schema: Schema {
        .object([
            .required("column", .text(TextRule(least: 5, most: 200)), "As `database.table.column`."),
            .required(
                "kind", .word(kinds),
                "NULL; the same text everywhere; a hash, equal for equal values; stars and the last characters; the first "
                    + "character and the part behind the @."),
            .optional("text", .text(TextRule(most: 1000)), "What `fixed` writes."),
            .optional("keep", .integer(0...100), "Characters that `last` keeps; 4 where absent."),
        ])
    }
}
