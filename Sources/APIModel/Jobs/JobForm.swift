/// A job as it is asked for.
package struct JobForm: Described, Hashable {
    package var kind: String
    /// The instance that is read, or whose backups are; absent where the whole repository is meant.
    package var instance: String?
    /// That of the instance's plan where absent.
    package var repository: String?
    /// The repository a copy goes to.
    package var secondRepository: String?
    /// The server or folder that a restore or drill writes to.
    package var target: String?
    /// The restore may take the place of what the target holds.
    package var replaces: Bool?
    /// What else the kind's runner reads.
    package var payload: JSONTree?

    package init(
        kind: String, instance: String? = nil, repository: String? = nil, secondRepository: String? = nil,
        target: String? = nil, replaces: Bool? = nil, payload: JSONTree? = nil
    ) {
        self.kind = kind
        self.instance = instance
        self.repository = repository
        self.secondRepository = secondRepository
        self.target = target
        self.replaces = replaces
        self.payload = payload
    }

    /// What can be asked for. Streams are not: they belong to plans.
    package static let kinds = ["base", "restore", "drill", "verify", "copy", "prune", "export", "merge"]

    package static var schema: Schema {
        .object([
            .required("kind", .word(kinds), "What is to be done. Streams belong to plans and are not asked for."),
            .optional("instance", .name, "The instance; absent where the whole repository is meant."),
            .optional("repository", .name, "That of the instance's plan where absent."),
            .optional("secondRepository", .name, "The repository a copy goes to."),
            .optional(
                "target", .text(TextRule(least: 1, most: 1024)),
                "The server or folder that is written to, without a password."),
            .optional("replaces", .boolean, "The restore may take the place of what the target holds."),
            .optional("payload", .freeObject("What else the kind's runner reads."), "What else the runner reads."),
        ])
    }
}
