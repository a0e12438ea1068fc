/// What an applied document changes: all of it, or nothing.
package struct ApplyReport: Described, Hashable {
    /// Nothing was changed: it was only to be seen what would be.
    package var isDryRun: Bool
    /// In the order of the document.
    package var plans: [ApplyRow]

    package init(isDryRun: Bool, plans: [ApplyRow]) {
        self.isDryRun = isDryRun
        self.plans = plans
    }

    package static var schema: Schema {
        .object([
            .required("isDryRun", .boolean, "Nothing was changed: it was only to be seen what would be."),
            .required("plans", .list(.type(ApplyRow.self)), "In the order of the document."),
        ])
    }
}
