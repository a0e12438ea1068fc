/// Which rows of a table are exported.
package struct ExportCondition: Described, Hashable {
    /// `database.table`.
    package var table: String
    /// What may stand behind WHERE.
    package var condition: String

    package init(table: String, condition: String) {
        self.table = table
        self.condition = condition
    }

    package static var schema: Schema {
        .object([
            .required("table", .text(TextRule(least: 3, most: 130)), "As `database.table`."),
            .required("condition", .text(TextRule(least: 1, most: 10_000)), "What may stand behind WHERE."),
        ])
    }
}
