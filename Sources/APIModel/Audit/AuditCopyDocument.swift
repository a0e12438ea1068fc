/// How far a repository has the audit.
package struct AuditCopyDocument: Described, Hashable {
    package var repository: String
    /// The last entry that is stored there; 0 for none.
    package var through: Int64
    package var storedAt: WireTime?
    /// Why the newest could not be stored.
    package var failure: String?

    package init(repository: String, through: Int64, storedAt: WireTime? = nil, failure: String? = nil) {
        self.repository = repository
        self.through = through
        self.storedAt = storedAt
        self.failure = failure
    }

    package static var schema: Schema {
        .object([
            .required("repository", .text(), "Its name."),
            .required("through", .count, "The last entry that is stored there; 0 for none."),
            .optional("storedAt", .time, "When that was stored."),
            .optional("failure", .text(), "Why the newest could not be stored."),
        ])
    }
}
