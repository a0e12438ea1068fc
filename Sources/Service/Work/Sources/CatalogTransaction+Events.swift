internal import APIModel
internal import Catalog
internal import Core

/// What jobs tell of their beginning, their success, their repository, and what the log changes.
extension CatalogTransaction {
    /// Seconds before a burst whose restore points are held.
    private static let heldSeconds = 86_400.0

    /// A worker has begun a job for the first time.
    func noteStart(of job: Job) throws {
        try append(PlannedEvent(.jobStarted, of: job, ["kind": job.kind.rawValue]))
    }

    func noteSuccess(of job: Job) throws {
        let repository = try repositoryName(of: job)
        try append(PlannedEvent(.jobSucceeded, of: job, ["kind": job.kind.rawValue, "repository": repository]))
        if job.kind == .verify { try append(PlannedEvent(.verifyPassed, of: job, ["repository": repository])) }
        if let id = job.subject.repository, job.kind != .hold { try noteRepositoryBack(id, of: job) }
    }

    /// The name of the repository a job is about; empty for none.
    func repositoryName(of job: Job) throws -> String {
        guard let id = job.subject.repository else { return "" }
        return try repositories.find(id)?.name ?? id
    }

    // MARK: Repositories

    /// A job speaks of trouble with its repository's store: told once, until it is another trouble or none.
    func noteRepository(_ code: ErrorCode, _ message: String, of job: Job) throws {
        guard let kind = Self.trouble(code), let id = job.subject.repository else { return }
        let key = RepositoryTrouble.key(of: id)
        let record = try schedules.find(key)
        let known = record.flatMap { try? WorkJSON.value(RepositoryTrouble.self, in: $0.document) }
        // A store that is full or away is slow too.
        guard known?.kind != kind.rawValue, kind != .repositorySlow || known == nil else { return }
        let trouble = RepositoryTrouble(kind: kind.rawValue, since: try now())
        try schedules.put(
            ScheduleRecord(key: key, document: try WorkJSON.text(trouble), revision: record?.revision ?? 0))
        let event = PlannedEvent(
            kind, project: job.subject.project, job: job.id.rawValue,
            ["repository": try repositoryName(of: job), "code": code.rawValue, "message": message])
        try append(try addressed(event, of: job))
    }

    private func noteRepositoryBack(_ id: String, of job: Job) throws {
        let key = RepositoryTrouble.key(of: id)
        guard try schedules.find(key) != nil else { return }
        try schedules.remove(key)
        try append(
            PlannedEvent(
                .repositoryBack, project: job.subject.project, ["repository": try repositoryName(of: job)]))
    }

    private static func trouble(_ code: ErrorCode) -> EventKind? {
        switch code.rawValue {
        case "store.slow": .repositorySlow
        case "store.full": .repositoryFull
        case "store.unavailable", "store.denied": .repositoryUnreachable
        default: nil
        }
    }

    // MARK: The log

    /// What the log changed; far above the instance's habit it is told, and the restore points before it are held.
    func noteActivity(_ activity: ReportedActivity, of job: Job) throws {
        guard let instance = job.subject.instance else { return }
        try tides.add(activity, of: instance)
        for burst in try habits.take(activity, of: instance) {
            try hold(
                instance, HoldPayload(until: burst.since, span: Self.heldSeconds, label: Self.label(burst)), of: job,
                named: "burst/\(burst.what.rawValue)/\(burst.since.microseconds / 86_400_000_000)")
            let event = PlannedEvent(
                .logBurst, project: job.subject.project, instance: instance, job: job.id.rawValue,
                [
                    "what": burst.what.rawValue, "rows": "\(Int64(burst.rows))", "usual": "\(Int64(burst.usual))",
                    "hold": burst.since.description,
                ])
            try append(try addressed(event, of: job))
        }
    }

    private func hold(_ instance: String, _ payload: HoldPayload, of job: Job, named name: String) throws {
        let subject = JobSubject(
            project: job.subject.project, instance: instance, site: job.subject.site,
            repository: job.subject.repository)
        let order = Job(
            id: JobID.random(), key: "hold/\(instance)/\(name)", kind: .hold, subject: subject,
            payload: try WorkJSON.text(payload), createdAt: try now())
        do {
            _ = try jobs.enqueue(order)
        } catch let error as TidemarkError where error.code == .jobKey {
            // Ordered earlier today: what was held then is before this burst too.
        }
    }

    private static func label(_ burst: InstanceHabit.Burst) -> String {
        "burst of \(burst.what.rawValue) at \(burst.since)"
    }
}

extension PlannedEvent {
    fileprivate init(_ kind: EventKind, of job: Job, _ details: [String: String]) {
        self.init(
            kind, project: job.subject.project, instance: job.subject.instance, job: job.id.rawValue, details)
    }
}
