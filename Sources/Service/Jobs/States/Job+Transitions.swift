package import Core

/// Everything that can happen to a job. Each function changes the value or throws and leaves it as it was; none looks at a
/// clock or at chance by itself. `now` is always the catalog's time.
extension Job {
    /// A worker takes the job. Throws `job.state` where it may not.
    package mutating func claim(by claimer: WorkerID, at now: Timestamp) throws(TidemarkError) {
        guard isClaimable(at: now) else { throw refused("be started") }
        state = .running
        lease += 1
        beats += 1
        worker = claimer
        startedAt = now
        endedAt = nil
        heardAt = now
    }

    /// The worker is alive. Returns what it has to do now. Throws `job.lost` where the job is not its own any more.
    package mutating func heartbeat(lease number: Int64, at now: Timestamp) throws(TidemarkError) -> JobOrder {
        try requireHeld(number)
        beats += 1
        heardAt = now
        return isCancelWanted ? .stop : .proceed
    }

    /// The worker was silent for too long, as `LeaseWatch` says: the job waits for another one.
    ///
    /// It ends instead where somebody wanted it cancelled, or where it has lost too many workers. Returns false, and changes
    /// nothing, where its worker was heard of since, or has lost it already.
    package mutating func lose(_ sign: LeaseSign, at now: Timestamp, terms: LeaseTerms) -> Bool {
        guard leaseSign == sign else { return false }
        noteEndOfRun(at: heardAt ?? now, terms: terms)
        losses += 1
        if isCancelWanted {
            end(.cancelled, at: now)
        } else if !kind.isEndless, losses > terms.maximumLosses {
            failure = JobFailure(
                code: .jobAbandoned, message: "\(losses) workers in a row were lost while they ran this job.",
                hint: "Look whether the job makes its worker run out of memory, then resume it.")
            end(.failed, at: now)
        } else {
            queue(at: now)
        }
        return true
    }

    /// The worker's run has ended. `random` lies in 0..<1. Throws `job.lost` where the job is not its own any more.
    package mutating func finish(
        lease number: Int64, _ outcome: JobOutcome, at now: Timestamp, terms: LeaseTerms, random: Double
    ) throws(TidemarkError) {
        try requireHeld(number)
        heardAt = now
        noteEndOfRun(at: now, terms: terms)
        losses = 0
        switch outcome {
        case .succeeded:
            failure = nil
            end(.succeeded, at: now)
        case .released where isCancelWanted, .failed where isCancelWanted:
            end(.cancelled, at: now)
        case .released:
            queue(at: now)
        case .failed(let failure):
            self.failure = failure
            fail(failure.code, at: now, random: random)
        }
    }

    /// Somebody wants the job not to be done. Of no effect on a job that has ended.
    package mutating func cancel(at now: Timestamp) {
        switch state {
        case .queued, .waiting: end(.cancelled, at: now)
        case .running: isCancelWanted = true
        case .succeeded, .failed, .cancelled: break
        }
    }

    /// A job that failed or was cancelled is to be done after all, and goes on from what it has stored; one that waits for its
    /// next try is tried at once. Throws `job.state` for any other.
    package mutating func resume(at now: Timestamp) throws(TidemarkError) {
        switch state {
        case .failed, .cancelled, .waiting:
            tries = 0
            losses = 0
            isCancelWanted = false
            queue(at: now)
        case .queued, .running, .succeeded: throw refused("be resumed")
        }
    }

    private mutating func fail(_ code: ErrorCode, at now: Timestamp, random: Double) {
        guard let backoff = RetryTable.verdict(on: code, of: kind).backoff(of: kind) else {
            return end(.failed, at: now)
        }
        tries += 1
        if let maximumTries, tries >= maximumTries { return end(.failed, at: now) }
        state = .waiting
        notBefore = now.adding(seconds: backoff.delay(after: tries, random: random))
    }

    private mutating func queue(at now: Timestamp) {
        state = .queued
        notBefore = now
        endedAt = nil
    }

    private mutating func end(_ final: JobState, at now: Timestamp) {
        state = final
        endedAt = now
    }

    /// A run that was steady for a while shows that earlier trouble has passed.
    private mutating func noteEndOfRun(at now: Timestamp, terms: LeaseTerms) {
        guard let startedAt, now.seconds(since: startedAt) >= terms.steadySeconds else { return }
        tries = 0
        losses = 0
    }

    private func requireHeld(_ number: Int64) throws(TidemarkError) {
        guard state == .running, lease == number else { throw notHeld(number) }
    }

    private func notHeld(_ number: Int64) -> TidemarkError {
        TidemarkError(
            .jobLost, "The job \(id) is no longer run under lease \(number): it is \(state.rawValue), lease \(lease).",
            hint: "Nothing has to be done: whoever holds the job goes on with it.")
    }

    private func refused(_ action: String) -> TidemarkError {
        TidemarkError(
            .jobState, "The job \(id) is \(state.rawValue) and cannot \(action).",
            hint: "Look at it with tidemark job show.")
    }
}
