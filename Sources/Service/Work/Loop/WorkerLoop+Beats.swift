internal import APIModel
internal import Core

/// One loop for all jobs: heartbeats, fencing, orders to stop, and reports.
extension WorkerLoop {
    /// Until the worker is over.
    func beat() async {
        while !isOver {
            let now = clock.uptime()
            giveUpBatches(at: now)
            let next = lookAtLeases(at: now)
            giveUpStuck(at: now)
            sendReports(at: now)
            register(at: now)
            await pause(max(0.002, min(next - clock.uptime(), terms.beatSeconds / 5)))
        }
        for batch in batches.values { batch.task?.cancel() }
    }

    /// Does what each lease says is to be done, and returns the uptime at which the next has something to say.
    private func lookAtLeases(at now: Double) -> Double {
        var next = now + terms.beatSeconds
        var due: [RunKey] = []
        for key in Array(jobs.keys) {
            guard var holder = jobs[key]?.holder, !(jobs[key]?.isSilent ?? true) else { continue }
            let step = holder.step(at: now)
            switch step {
            case .rest(let until): next = min(next, until)
            case .beat:
                holder.sent(at: now)
                due.append(key)
            case .stop, .cancel: break
            }
            jobs[key]?.holder = holder
            if step == .stop { lose(key) }
            if step == .cancel { stop(key, .cancelled) }
        }
        if !due.isEmpty { send(due, at: now) }
        return next
    }

    private func send(_ keys: [RunKey], at now: Double) {
        nextBatch += 1
        let number = nextBatch
        let source = source
        let beats = keys.map { LeaseBeat(job: $0.job.rawValue, lease: $0.lease) }
        batches[number] = BeatBatch(sentAt: now, keys: keys)
        batches[number]?.task = Task.detached {
            let result: Result<[LeaseAnswer], any Error>
            do {
                result = .success(try await source.heartbeats(beats))
            } catch {
                result = .failure(error)
            }
            await self.answered(number, result)
        }
    }

    /// An answer that comes after its batch was given up counts for nothing.
    private func answered(_ number: UInt64, _ result: Result<[LeaseAnswer], any Error>) {
        guard let batch = batches.removeValue(forKey: number) else { return }
        var orders: [String: LeaseAnswer.Order] = [:]
        switch result {
        case .success(let answers): for answer in answers { orders[answer.job] = answer.order }
        case .failure(let error): note("heartbeat", error)
        }
        for key in batch.keys {
            switch orders[key.job.rawValue] {
            case .proceed: jobs[key]?.holder.answered(.proceed)
            case .stop: jobs[key]?.holder.answered(.stop)
            case .lost: lose(key)
            case nil: jobs[key]?.holder.unanswered()
            }
        }
    }

    /// A call that hangs must not keep the next heartbeat from being sent.
    private func giveUpBatches(at now: Double) {
        for (number, batch) in batches where now - batch.sentAt >= terms.beatSeconds {
            batches[number] = nil
            batch.task?.cancel()
            for key in batch.keys { jobs[key]?.holder.unanswered() }
        }
    }

    private func giveUpStuck(at now: Double) {
        for (key, job) in jobs where !job.isSilent && !job.isEnding {
            guard let since = job.stopSince, now - since >= patience.stopSeconds else { continue }
            silence(key)
            say(.stuck(key.job))
        }
    }

    private func sendReports(at now: Double) {
        for (key, job) in jobs where !job.isSilent && !job.isReporting && !job.isEnding {
            guard now - job.reportedAt >= job.reportSeconds, let report = job.reporter.take() else { continue }
            jobs[key]?.isReporting = true
            jobs[key]?.reportedAt = now
            let source = source
            let reporter = job.reporter
            Task.detached {
                var failure: (any Error)?
                do {
                    try await source.report(key.job, lease: key.lease, report)
                } catch {
                    failure = error
                    reporter.putBack(report)
                }
                await self.reported(key, failure)
            }
        }
    }

    private func reported(_ key: RunKey, _ failure: (any Error)?) {
        jobs[key]?.isReporting = false
        guard let failure else { return }
        if (failure as? TidemarkError)?.code == .jobLost { lose(key) } else { note("report", failure) }
    }

    private func register(at now: Double) {
        guard now - registeredAt >= Self.registerSeconds, !isDraining else { return }
        registeredAt = now
        let source = source
        let hello = hello
        Task.detached {
            do {
                try await source.register(hello)
            } catch {
                await self.note("register", error)
            }
        }
    }
}
