/// A repository as far as it holds an instance.
package struct ComplianceStore: Described, Hashable {
    package var name: String
    /// Without credentials.
    package var url: String
    /// It holds a copy, and is not where bases and log go first.
    package var isCopy: Bool
    /// Bases of the instance; absent where nobody has said.
    package var bases: Int64?
    /// The newest restore point of those bases.
    package var newestBase: WireTime?
    /// Where its key is; absent where the service has none.
    package var keyKind: String?
    /// How what is stored is kept from everybody; absent where nobody has said.
    package var lock: ReportedLock?

    package init(
        name: String, url: String, isCopy: Bool, bases: Int64?, newestBase: WireTime?, keyKind: String?,
        lock: ReportedLock?
    ) {
        self.name = name
        self.url = url
        self.isCopy = isCopy
        self.bases = bases
        self.newestBase = newestBase
        self.keyKind = keyKind
        self.lock = lock
    }

    package static var schema: Schema {
        .object([
            .required("name", .name, "As plans name it."),
            .required("url", .text(), "Without credentials."),
            .required("isCopy", .boolean, "It holds a copy, and is not where bases and log go first."),
            .optional("bases", .count, "Bases of the instance; absent where nobody has said."),
            .optional("newestBase", .time, "The newest restore point of those bases."),
            .optional(
                "keyKind", .word(RepositoryKeyForm.kinds), "Where its key is; absent where the service has none."),
            .optional("lock", .type(ReportedLock.self), "How it is kept from change; absent where nobody has said."),
        ])
    }
}
