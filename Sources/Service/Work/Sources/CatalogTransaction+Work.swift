internal import APIModel
internal import Catalog
internal import Core
internal import Repository

/// What a worker's words change in the catalog, and the events that tell of it, in one transaction.
extension CatalogTransaction {
    /// The offer with identifiers of sites in place of their names; a worker that names none reaches all of them.
    func siteOffer(_ offer: WorkerOffer) throws -> WorkerOffer {
        var resolved = offer
        let rows = try session.query("SELECT id, name FROM sites")
        resolved.sites = []
        for row in rows {
            let name = try row.text("name")
            if offer.sites.isEmpty || offer.sites.contains(name) { resolved.sites.insert(try row.text("id")) }
        }
        return resolved
    }

    /// Throws `job.lost`.
    func take(_ report: JobReport, of id: JobID, lease: Int64) throws {
        let job = try jobs.find(id)
        // What a run says late must not be taken for what is true now; progress and lines look for themselves.
        guard job.lease == lease, job.state == .running else { throw Self.lost(id, lease) }
        if let progress = report.progress {
            try jobs.setProgress(try WorkJSON.text(progress), of: id, lease: lease)
        }
        let lines = report.lines.map { line in
            (
                level: JobLine.Level(rawValue: line.level) ?? .note, code: line.code.map { ErrorCode($0) },
                message: line.message.filter { $0 != "\0" }
            )
        }
        if !lines.isEmpty { try jobs.append(lines, to: id, lease: lease) }
        if let instance = job.subject.instance, var update = report.facts {
            let activity = update.activity
            update.activity = nil
            let changes = update.changes
            update.changes = nil
            try facts.take(update, of: instance)
            if let activity { try noteActivity(activity, of: job) }
            if let changes { try tides.mark(changes.map { LogMark($0) }, of: instance) }
        }
        if let file = report.export { try take(file, of: id) }
        if let result = report.result { try jobResults.set(result, of: id) }
        for line in lines where line.level == .warning && Self.isOfLog(line.code) {
            let event = PlannedEvent(
                .logGap, project: job.subject.project, instance: job.subject.instance, job: id.rawValue,
                ["code": line.code?.rawValue ?? "", "message": line.message])
            try append(try addressed(event, of: job))
        }
        for line in lines where line.level == .warning {
            if let code = line.code { try noteRepository(code, line.message, of: job) }
        }
    }

    /// Throws `job.lost`.
    func finish(_ id: JobID, lease: Int64, _ outcome: JobOutcome, terms: LeaseTerms) throws -> Job {
        let job = try jobs.finish(id, lease: lease, outcome, terms: terms)
        try noteEnd(of: job)
        return job
    }

    /// A job has ended, or its try has: appends the event that tells of it.
    func noteEnd(of job: Job) throws {
        if job.state == .succeeded { try noteSuccess(of: job) }
        if let failure = job.failure, job.state != .succeeded {
            try noteRepository(failure.code, failure.message, of: job)
        }
        guard let failure = job.failure, job.state == .failed || job.state == .waiting else { return }
        // Somebody asked, and is told: nothing that is protected is in danger.
        guard job.kind != .lookup else { return }
        // A try that will be repeated is told only where it is a row of its own: streams try for ever.
        guard job.state == .failed || (job.kind.isEndless && job.tries == 3) else { return }
        let row = try failuresInARow(like: job)
        let event = PlannedEvent(
            .jobFailed, project: job.subject.project, instance: job.subject.instance, job: job.id.rawValue,
            [
                "kind": job.kind.rawValue, "code": failure.code.rawValue, "message": failure.message,
                "hint": failure.hint, "inARow": "\(row)", "willRetry": job.state == .waiting ? "yes" : "no",
                "repository": try repositoryName(of: job),
            ])
        try append(try addressed(event, of: job))
        guard job.kind == .verify, failure.code == .objectDamaged else { return }
        try append(
            try addressed(
                PlannedEvent(
                    .verifyFailed, project: job.subject.project, instance: job.subject.instance, job: job.id.rawValue,
                    [
                        "repository": try repositoryName(of: job), "message": failure.message, "hint": failure.hint,
                    ]), of: job))
    }

    func append(_ event: PlannedEvent) throws {
        try events.append(
            event.kind.rawValue, project: event.project, instance: event.instance, job: event.job,
            document: try WorkJSON.text(event.details))
    }

    /// How many jobs of the same kind and instance failed one after the other, this one with them.
    private func failuresInARow(like job: Job) throws -> Int {
        guard let instance = job.subject.instance else { return 1 }
        let rows = try session.query(
            """
            SELECT id, state FROM jobs WHERE instance = ? AND kind = ? AND state IN ('succeeded', 'failed')
            ORDER BY created_at DESC LIMIT 50
            """, [.text(instance), .text(job.kind.rawValue)])
        var count = 0
        for row in rows {
            let isOther = try row.text("id") != job.id.rawValue
            guard isOther else { continue }
            let hasFailed = try row.text("state") == "failed"
            guard hasFailed else { break }
            count += 1
        }
        return count + 1
    }

    private static func isOfLog(_ code: ErrorCode?) -> Bool {
        ["log.gap", "log.incident", "log.broken"].contains(code?.rawValue)
    }

    private static func lost(_ id: JobID, _ lease: Int64) -> TidemarkError {
        TidemarkError(
            .jobLost, "The job \(id) is no longer run under lease \(lease).",
            hint: "Nothing has to be done: whoever holds the job goes on with it.")
    }
}
