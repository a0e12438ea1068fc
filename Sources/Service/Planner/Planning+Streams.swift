internal import APIModel
internal import Core

/// One stream of every instance whose plan wants the log, and none of the others.
extension Planning {
    mutating func planStream(of instance: PlannedInstance, _ plan: PlannedPlan, _ repository: PlannedRepository) {
        let key = Self.streamKey(instance, repository)
        for job in live[instance.id] ?? [] where job.kind == .stream {
            let isWanted = plan.plan.streamsLog && job.key == key
            if !isWanted, !job.isCancelWanted { decision.cancels.append(job.id) }
        }
        guard plan.plan.streamsLog else { return }
        guard let job = snapshot.known[key] else {
            order(
                PlannedJob(
                    key: key, kind: .stream, subject: subject(instance, repository),
                    payload: Self.text(PlannedPayload(plan: plan.id))))
            return
        }
        switch job.state {
        case .queued, .running, .waiting: break
        case .cancelled, .succeeded: decision.resumes.append(job.id)
        case .failed:
            // What no new try would change is tried again all the same, seldom: the plan still wants it.
            let isFinal = RetryTable.verdict(on: job.failure?.code ?? .internalDefect, of: .stream) == .never
            let pause = isFinal ? Self.streamSeconds * 10 : Self.streamSeconds
            let since = now.seconds(since: job.endedAt ?? now)
            if since >= pause || since < 0 { decision.resumes.append(job.id) }
        }
    }

    /// There is one job for a stream for ever, as long as instance, repository and site are the same: it is cancelled and
    /// resumed.
    static func streamKey(_ instance: PlannedInstance, _ repository: PlannedRepository) -> String {
        "stream/\(instance.id)/\(repository.id)/\(instance.site)"
    }
}
