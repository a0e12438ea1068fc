/// What becomes of a list of instances.
package struct ImportReport: Described, Hashable {
    /// Nothing was changed: it was only to be seen what would be.
    package var isDryRun: Bool
    package var added: Int
    package var changed: Int
    package var unchanged: Int
    package var refused: Int
    /// In the order of the list.
    package var rows: [ImportRowReport]

    package init(isDryRun: Bool, rows: [ImportRowReport]) {
        self.isDryRun = isDryRun
        self.rows = rows
        added = rows.count { $0.outcome == .added }
        changed = rows.count { $0.outcome == .changed }
        unchanged = rows.count { $0.outcome == .unchanged }
        refused = rows.count { $0.outcome == .refused }
    }

    package static var schema: Schema {
        .object([
            .required("isDryRun", .boolean, "Nothing was changed: it was only to be seen what would be."),
            .required("added", .count, "Rows of instances that are new."),
            .required("changed", .count, "Rows of instances that are changed."),
            .required("unchanged", .count, "Rows that say what is so already."),
            .required("refused", .count, "Rows with which something is wrong; the others are carried out."),
            .required("rows", .list(.type(ImportRowReport.self)), "In the order of the list."),
        ])
    }
}
