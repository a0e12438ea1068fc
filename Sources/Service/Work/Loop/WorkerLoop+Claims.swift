internal import APIModel
internal import Core

/// Taking jobs, and what becomes of them.
extension WorkerLoop {
    /// Claims until the worker stops.
    func claimJobs() async {
        while !isDraining, !Task.isCancelled {
            // Begun before the look: work that comes in between is not missed.
            let wait = waitForWork()
            let count = room
            var taken = 0
            if count > 0 {
                let sentAt = clock.uptime()
                do {
                    taken = try await claim(count, sentAt: sentAt)
                } catch {
                    note("claim", error)
                    await pause(terms.pollSeconds / 2)
                }
            }
            // Where everything was given that was asked for there may be more.
            guard taken < max(1, count), !isDraining else {
                wait.cancel()
                continue
            }
            // A busy service wakes its workers often: each looks at most fifty times in the time of a poll.
            await pause(terms.pollSeconds / 50)
            await Self.end(of: wait)
        }
    }

    /// Ends when there may be work; a service that does not answer is asked again after a while.
    private func waitForWork() -> Task<Void, Never> {
        let source = source
        let seconds = terms.pollSeconds
        return Task.detached {
            do {
                try await source.waitForWork(atMost: seconds)
            } catch {
                guard !Task.isCancelled else { return }
                await self.note("wait", error)
                await self.pause(seconds)
            }
        }
    }

    private static func end(of wait: Task<Void, Never>) async {
        await withTaskCancellationHandler {
            await wait.value
        } onCancel: {
            wait.cancel()
        }
    }

    /// Slots that are free, one for a restore above them included, which the service alone knows how to give.
    private var room: Int {
        let used = jobs.values.filter { !($0.kind?.isEndless ?? false) }.count
        let streams = jobs.count - used
        let free = max(0, offer.slots - used) + max(0, offer.streams - streams)
        return min(Self.mostClaimed, free + (used <= offer.slots ? 1 : 0))
    }

    /// The offer without slots of runs that were given up and have not ended: the service does not count those.
    private var current: WorkerOffer {
        var current = offer
        let silent = jobs.values.filter(\.isSilent)
        let streams = silent.filter { $0.kind?.isEndless ?? false }.count
        current.slots = max(0, offer.slots - (silent.count - streams))
        current.streams = max(0, offer.streams - streams)
        return current
    }

    /// In a task of its own: a claim that is given up half-way may have been answered.
    private func claim(_ count: Int, sentAt: Double) async throws -> Int {
        let source = source
        let current = current
        let assignments = try await Task.detached { try await source.claim(current, count: count) }.value
        for assignment in assignments { start(assignment, sentAt: sentAt) }
        if isDraining { for key in Array(jobs.keys) { stop(key, .drained) } }
        return assignments.count
    }

    private func start(_ assignment: JobAssignment, sentAt: Double) {
        let key = RunKey(job: JobID(assignment.job), lease: assignment.lease)
        let holder = LeaseHolder(job: key.job, lease: key.lease, terms: terms, sentAt: sentAt)
        let job = RunningJob(assignment, holder: holder, now: clock.uptime())
        jobs[key] = job
        say(.started(key.job, kind: assignment.kind))
        let runner = runner
        let reporter = job.reporter
        jobs[key]?.task = Task.detached {
            let result: Result<Void, any Error>
            do {
                try await runner.run(assignment, reporter)
                result = .success(())
            } catch {
                result = .failure(error)
            }
            // A run that was told to stop is cancelled; what is said of its end must not be.
            await Task.detached { await self.ended(key, result) }.value
        }
    }

    private func ended(_ key: RunKey, _ result: Result<Void, any Error>) async {
        guard !isOver, let job = jobs[key] else { return }
        guard let outcome = job.outcome(of: result) else {
            jobs[key] = nil
            return
        }
        jobs[key]?.isEnding = true
        await tellLast(key, job.reporter)
        await tell(outcome, key)
        jobs[key] = nil
    }

    /// The last words of a job come before its end, which nothing may follow. An end that waits for them too long would look
    /// like a job that goes on.
    private func tellLast(_ key: RunKey, _ reporter: JobReporter) async {
        for _ in 0..<20 where !(jobs[key]?.isSilent ?? true) {
            while jobs[key]?.isReporting ?? false { await pause(terms.beatSeconds / 100) }
            guard let report = reporter.take() else { return }
            do {
                return try await source.report(key.job, lease: key.lease, report)
            } catch let error as TidemarkError where error.code == .jobLost {
                return lose(key)
            } catch {
                note("report", error)
                reporter.putBack(report)
                await pause(terms.beatSeconds / 5)
            }
        }
    }

    /// Until it is heard or the lease is over.
    private func tell(_ outcome: JobOutcome, _ key: RunKey) async {
        while let job = jobs[key], !job.isSilent, !isOver {
            do {
                try await source.finish(key.job, lease: key.lease, outcome)
                say(.ended(key.job, outcome))
                return
            } catch let error as TidemarkError where error.code == .jobLost {
                return lose(key)
            } catch {
                note("finish", error)
                await pause(terms.beatSeconds / 5)
            }
        }
    }

    /// The job is another's.
    func lose(_ key: RunKey) {
        guard let job = jobs[key], !job.isSilent else { return }
        jobs[key]?.holder.lost()
        jobs[key]?.stop = .lost
        jobs[key]?.stopSince = clock.uptime()
        silence(key)
        say(.lost(key.job))
    }
}
