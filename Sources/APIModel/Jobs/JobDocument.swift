/// A job: one run of a backup, restore, drill, verification, copy, prune or export.
package struct JobDocument: Described, Hashable {
    package var id: String
    package var kind: String
    package var state: String
    package var project: String
    package var instance: String?
    package var site: String?
    package var repository: String?
    package var secondRepository: String?
    package var target: String?
    package var createdAt: WireTime
    package var startedAt: WireTime?
    package var endedAt: WireTime?
    /// When the next try may begin, while it waits for one.
    package var notBefore: WireTime?
    package var worker: String?
    /// When its worker was heard of last.
    package var heardAt: WireTime?
    /// Failed tries in a row.
    package var tries: Int
    package var isCancelWanted: Bool
    /// Of the last try.
    package var failure: JobFailureDocument?
    /// How far it has come, as its runner says; only where one job is asked for.
    package var progress: JSONTree?
    package var revision: Int64

    package init(
        id: String, kind: String, state: String, project: String, instance: String?, site: String?,
        repository: String?, secondRepository: String?, target: String?, createdAt: WireTime, startedAt: WireTime?,
        endedAt: WireTime?, notBefore: WireTime?, worker: String?, heardAt: WireTime?, tries: Int,
        isCancelWanted: Bool, failure: JobFailureDocument?, progress: JSONTree? = nil, revision: Int64
    ) {
        self.id = id
        self.kind = kind
        self.state = state
        self.project = project
        self.instance = instance
        self.site = site
        self.repository = repository
        self.secondRepository = secondRepository
        self.target = target
        self.createdAt = createdAt
        self.startedAt = startedAt
        self.endedAt = endedAt
        self.notBefore = notBefore
        self.worker = worker
        self.heardAt = heardAt
        self.tries = tries
        self.isCancelWanted = isCancelWanted
        self.failure = failure
        self.progress = progress
        self.revision = revision
    }

    /// Every kind of job, also those that plans alone begin.
    package static let kinds = [
        "base", "stream", "restore", "drill", "verify", "copy", "prune", "export", "merge", "hold", "lookup",
    ]
    package static let states = ["queued", "running", "waiting", "succeeded", "failed", "cancelled"]

    package static var schema: Schema {
        .object([
            .required("id", .text(), "Names it for ever."),
            .required("kind", .word(kinds), "What it does."),
            .required("state", .word(states), "Where it is in its life."),
            .required("project", .name, "Its project."),
            .optional("instance", .name, "The instance that is read, or whose backups are."),
            .optional("site", .name, "Where its worker must be."),
            .optional("repository", .name, "The repository it uses."),
            .optional("secondRepository", .name, "The repository a copy goes to."),
            .optional("target", .text(), "What is written to."),
            .required("createdAt", .time, "When it was asked for."),
            .optional("startedAt", .time, "When its newest run began."),
            .optional("endedAt", .time, "When it ended."),
            .optional("notBefore", .time, "When its next try may begin, while it waits for one."),
            .optional("worker", .text(), "Who runs it, or ran it last."),
            .optional("heardAt", .time, "When its worker was heard of last."),
            .required("tries", .count, "Failed tries in a row."),
            .required("isCancelWanted", .boolean, "Somebody cancelled it and its worker has not yet stopped."),
            .optional("failure", .type(JobFailureDocument.self), "Of the last try."),
            .optional(
                "progress", .anything("As the kind's runner says."),
                "How far it has come; only where one job is asked for."),
            .required("revision", .count, "Grows with every change."),
        ])
    }
}
