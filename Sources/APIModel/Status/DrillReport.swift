/// A drill that has ended.
package struct DrillReport: Described, Hashable {
    package var id: String
    package var instance: String
    package var job: String
    package var repository: String?
    /// Absent where somebody asked for it.
    package var plan: String?
    package var base: String
    /// When the last transaction of what was restored committed.
    package var restorePoint: WireTime
    package var gtid: String?
    package var startedAt: WireTime
    package var endedAt: WireTime
    /// It proved its restore point.
    package var passed: Bool
    /// The measured RTO.
    package var rtoSeconds: Double?
    /// Why it failed.
    package var failure: String?

    package init(
        id: String, instance: String, job: String, repository: String?, plan: String?, base: String,
        restorePoint: WireTime, gtid: String?, startedAt: WireTime, endedAt: WireTime, passed: Bool,
        rtoSeconds: Double?, failure: String?
    ) {
        self.id = id
        self.instance = instance
        self.job = job
        self.repository = repository
        self.plan = plan
        self.base = base
        self.restorePoint = restorePoint
        self.gtid = gtid
        self.startedAt = startedAt
        self.endedAt = endedAt
        self.passed = passed
        self.rtoSeconds = rtoSeconds
        self.failure = failure
    }

    package static var schema: Schema {
        .object([
            .required("id", .text(), "Names it and its evidence for ever."),
            .required("instance", .name, "Whose restore point was proven."),
            .required("job", .text(), "The job that did it."),
            .optional("repository", .text(), "By its name."),
            .optional("plan", .text(), "By its name; absent where somebody asked for it."),
            .required("base", .text(), "The base that was restored."),
            .required("restorePoint", .time, "When the last transaction of what was restored committed."),
            .optional("gtid", .text(), "Of that transaction."),
            .required("startedAt", .time, "When it began."),
            .required("endedAt", .time, "When it ended."),
            .required("passed", .boolean, "It proved its restore point."),
            .optional("rtoSeconds", .number, "The measured RTO."),
            .optional("failure", .text(), "Why it failed, in one sentence."),
        ])
    }
}
