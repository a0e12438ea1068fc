/// How many rows of a table a transaction changed.
package struct ChangedTableDocument: Described, Hashable {
    package var table: String
    package var inserted: Int64
    package var updated: Int64
    package var deleted: Int64

    package init(table: String, inserted: Int64, updated: Int64, deleted: Int64) {
        self.table = table
        self.inserted = inserted
        self.updated = updated
        self.deleted = deleted
    }

    package static var schema: Schema {
        .object([
            .required("table", .text(), "As `database.table`."),
            .required("inserted", .count, "Rows."),
            .required("updated", .count, "Rows."),
            .required("deleted", .count, "Rows."),
        ])
    }
}
