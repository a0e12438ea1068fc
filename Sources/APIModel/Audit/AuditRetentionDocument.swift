/// How long entries of the audit are kept, with the revision a change is made from.
package struct AuditRetentionDocument: Described, Hashable {
    package var days: Int
    package var revision: Int64

    package init(days: Int, revision: Int64) {
        self.days = days
        self.revision = revision
    }

    package static var schema: Schema {
        .object([
            .required("days", .integer(AuditRetention.limits), "How long entries are kept."),
            .required("revision", .count, "Grows with every change."),
        ])
    }
}
