internal import Catalog
internal import Core

/// The jobs of a catalog.
///
/// Every change is a transition of the value `Job`, stored over the revision it was read in: whoever comes second reads again.
/// Claims are decided from many rows and therefore one after the other: they hold the series `claim` until they end.
package struct JobStore {
    let session: any CatalogSession
    let notes: CatalogTransaction.Notes

    private static let live = "state IN ('queued', 'running', 'waiting')"

    /// Asks for a job, or finds the one that was asked for with its key before. Throws `job.key` where that one is another.
    package func enqueue(_ job: Job) throws -> Job {
        let marks = Array(repeating: "?", count: 26).joined(separator: ", ")
        let added = try session.execute(
            "INSERT INTO jobs (\(Job.columns), line_count) VALUES (\(marks), 0, 0) ON CONFLICT (job_key) DO NOTHING",
            job.fixedValues + job.changingValues)
        if added == 1 { notes.isWakeWanted = true }
        guard let row = try session.first("SELECT \(Job.columns) FROM jobs WHERE job_key = ?", [.text(job.key)]) else {
            throw session.missing("job with the key \(job.key)")
        }
        let stored = try Job(row)
        guard stored.kind == job.kind, stored.subject == job.subject else {
            throw TidemarkError(
                .jobKey, "The key \(job.key) was used before, for the \(stored.kind.rawValue) \(stored.id).",
                hint: "Give every request a key of its own.")
        }
        return stored
    }

    /// Throws `job.missing`.
    package func find(_ id: JobID) throws -> Job {
        guard let row = try session.first("SELECT \(Job.columns) FROM jobs WHERE id = ?", [.text(id.rawValue)]) else {
            throw TidemarkError.missing(job: id)
        }
        return try Job(row)
    }

    /// Every job that is not final.
    package func live() throws -> [Job] {
        try session.query("SELECT \(Job.columns) FROM jobs WHERE \(Self.live)").map { try Job($0) }
    }

    /// Of one project, newest first, at most `limit` before the job `before`.
    package func page(in project: String, before: Job? = nil, limit: Int = 100) throws -> [Job] {
        var condition = "project = ?"
        var parameters: [CatalogValue] = [.text(project)]
        if let before {
            condition += " AND (created_at < ? OR (created_at = ? AND id < ?))"
            parameters += [
                CatalogValue(before.createdAt), CatalogValue(before.createdAt), .text(before.id.rawValue),
            ]
        }
        return try session.query(
            "SELECT \(Job.columns) FROM jobs WHERE \(condition) ORDER BY created_at DESC, id DESC LIMIT ?",
            parameters + [.integer(Int64(limit))]
        ).map { try Job($0) }
    }

    /// Takes at most `count` jobs for a worker, as `chooser` says, and returns them as they are now: running, under a new lease.
    package func claim(
        for offer: WorkerOffer, beside others: [WorkerOffer] = [], by chooser: JobChooser, count: Int = 1
    ) throws -> [Job] {
        // From here to the commit nobody else claims, on either database; what claims before us wrote is seen below.
        _ = try session.nextNumber(of: "claim")
        let now = try session.now()
        let live = try self.live()
        let byID = Dictionary(uniqueKeysWithValues: live.map { ($0.id, $0) })
        var claimed: [Job] = []
        for id in chooser.choose(for: offer, beside: others, from: live, at: now, count: count) {
            guard var job = byID[id] else { continue }
            try job.claim(by: offer.worker, at: now)
            // A job that was cancelled between our read and now is left to whoever did that.
            if try save(job) {
                job.revision += 1
                claimed.append(job)
            }
        }
        return claimed
    }

    /// What shows of the leases of all running jobs, for `LeaseWatch`.
    package func leases() throws -> [LeaseSign] {
        // SQLite takes the index of live jobs only where its condition is written out.
        try session.query("SELECT id, lease, beats FROM jobs WHERE \(Self.live) AND state = 'running'").map { row in
            LeaseSign(
                job: JobID(try row.text("id")), lease: try row.integer("lease"), beats: try row.integer("beats"))
        }
    }

    /// Takes a job away from its silent worker. Nil where the worker was heard of since `sign`, or has lost it already.
    package func lose(_ sign: LeaseSign, terms: LeaseTerms) throws -> Job? {
        let (isLost, job) = try change(sign.job) { job, now in job.lose(sign, at: now, terms: terms) }
        if isLost { notes.isWakeWanted = true }
        return isLost ? job : nil
    }

    /// Throws `job.lost` where the job is run under another lease, or not at all.
    package func heartbeat(_ id: JobID, lease: Int64) throws -> JobOrder {
        try change(id) { job, now in try job.heartbeat(lease: lease, at: now) }.0
    }

    /// The end of a run. `random` in 0..<1 spreads retries. Throws `job.lost` as `heartbeat` does.
    package func finish(
        _ id: JobID, lease: Int64, _ outcome: JobOutcome, terms: LeaseTerms,
        random: Double = Double.random(in: 0..<1)
    ) throws -> Job {
        notes.isWakeWanted = true
        return try change(id) { job, now in
            try job.finish(lease: lease, outcome, at: now, terms: terms, random: random)
        }.1
    }

    package func cancel(_ id: JobID) throws -> Job { try change(id) { job, now in job.cancel(at: now) }.1 }

    /// Throws `job.state` where it neither failed, nor was cancelled, nor waits for its next try.
    package func resume(_ id: JobID) throws -> Job {
        notes.isWakeWanted = true
        return try change(id) { job, now in try job.resume(at: now) }.1
    }

    /// Reads, changes and stores a job, again where somebody else was faster.
    private func change<Result>(
        _ id: JobID, _ body: (inout Job, Timestamp) throws -> Result
    ) throws -> (Result, Job) {
        for _ in 0..<20 {
            var job = try find(id)
            let before = job
            let result = try body(&job, try session.now())
            if job == before { return (result, job) }
            if try save(job) {
                job.revision += 1
                return (result, job)
            }
        }
        throw TidemarkError(
            .catalogBusy, "The job \(id) is changed by others all the time.", hint: "Try again in a moment.")
    }

    /// Whether the job was stored: false where there is a newer revision.
    private func save(_ job: Job) throws -> Bool {
        try session.execute(
            """
            UPDATE jobs SET state = ?, not_before = ?, tries = ?, losses = ?, lease = ?, worker = ?, beats = ?,
                heard_at = ?, started_at = ?, ended_at = ?, cancel_wanted = ?, failure_code = ?, failure_message = ?, failure_hint = ?,
                revision = revision + 1
            WHERE id = ? AND revision = ?
            """, job.changingValues + [.text(job.id.rawValue), .integer(job.revision)]) == 1
    }
}
