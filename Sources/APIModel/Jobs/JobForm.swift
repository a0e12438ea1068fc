/// A job as it is asked for.
package struct JobForm: Described, Hashable {
    package var kind: String
    /// The instance that is read, or whose backups are; absent where the whole repository is meant.
    package var instance: String?
    /// That of the instance's plan where absent.
    package var repository: String?
    /// The repository a copy goes to.
    package var secondRepository: String?
    /// The instance of the service that a restore writes to.
    package var targetInstance: String?
    /// The server that a restore writes to, where it is none of the service's instances.
    package var targetServer: TargetServerForm?
    /// What else the kind knows.
    package var payload: JSONTree?

    package init(
        kind: String, instance: String? = nil, repository: String? = nil, secondRepository: String? = nil,
        targetInstance: String? = nil, targetServer: TargetServerForm? = nil, payload: JSONTree? = nil
    ) {
        self.kind = kind
        self.instance = instance
        self.repository = repository
        self.secondRepository = secondRepository
        self.targetInstance = targetInstance
        self.targetServer = targetServer
        self.payload = payload
    }

    /// What can be asked for. Streams are not: they belong to plans.
    package static let kinds = ["base", "restore", "drill", "verify", "copy", "prune", "export", "merge", "lookup"]

    package static var schema: Schema {
        .object([
            .required("kind", .word(kinds), "What is to be done. Streams belong to plans and are not asked for."),
            .optional("instance", .name, "The instance; absent where the whole repository is meant."),
            .optional("repository", .name, "That of the instance's plan where absent."),
            .optional("secondRepository", .name, "The repository a copy goes to."),
            .optional("targetInstance", .name, "The instance of the service that a restore writes to."),
            .optional(
                "targetServer", .type(TargetServerForm.self),
                "The server that a restore writes to, where it is none of the service's instances."),
            .optional(
                "payload", .freeObject("The kind's own fields."),
                "The kind's own fields, as the page about the API lists them."),
        ])
    }
}
