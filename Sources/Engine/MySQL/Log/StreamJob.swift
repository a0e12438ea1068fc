package import Core
internal import MySQLWire
package import Repository

/// Archives the log of one source until it is cancelled.
///
/// Receiving, sealing and storing run beside each other. A store that is slow or away does not slow the source: what is
/// sealed waits in memory up to a bound, then in the spool. The repository itself fences two jobs on one instance: the
/// second to store a sequence number fails with `log.fenced`.
package struct StreamJob: Sendable {
    let access: ServerAccess
    let repository: Repository
    let options: StreamOptions
    let progress: any ProgressReporter
    private let clock: any TidemarkClock
    package let owner: StreamOwner

    package init(
        access: ServerAccess, repository: Repository, options: StreamOptions = StreamOptions(),
        progress: any ProgressReporter = SilentProgress(), clock: any TidemarkClock = SystemClock()
    ) {
        self.access = access
        self.repository = repository
        self.options = options
        self.progress = progress
        self.clock = clock
        owner = StreamOwner(clock: clock)
    }

    /// Returns when the task is cancelled, with everything complete stored, or in the spool. Throws `check.unmet`,
    /// `instance.mismatch`, `log.fenced`, `spool.locked`, `spool.unusable` and the errors of source and store.
    package func run() async throws {
        progress.report(.phase(.stream))
        while true {
            do {
                return try await runOnce()
            } catch let error as TidemarkError where error.code == .spoolDamaged {
                // What was read last stays in the archive; the rest is looked through again and asked of the source.
                progress.report(.warning(code: error.code, message: error.message, hint: error.hint))
            } catch is CancellationError {
                return
            } catch {
                if Task.isCancelled, (error as? TidemarkError)?.code != .logFenced { return }
                throw error
            }
        }
    }

    private func runOnce() async throws {
        let session: SourceSession
        do {
            session = try await SourceSession.open(access)
        } catch {
            if error.code == .sourceUnreachable { await storeWaiting() }
            throw error
        }
        let begin: Begin
        do {
            try await Precheck(session).requireLog()
            begin = try await prepare(session)
        } catch {
            await session.close()
            throw error
        }
        await session.close()
        try await run(begin)
    }

    private struct Begin {
        let instance: InstanceRepository
        let identity: SourceIdentity
        let last: SegmentIndex?
        let spool: SegmentSpool?
        let waiting: WaitingLog
        let start: LogStart
        let run: String
    }

    private func prepare(_ session: SourceSession) async throws -> Begin {
        let identity = try await IdentityReader.read(session)
        let (instance, _) = try await InstanceBinder(repository: repository, session: session, clock: clock)
            .bind(identity, name: options.instanceName)
        try await requireAlone(instance)
        let last = try await instance.lastSegment()
        let (spool, waiting) = try await openSpool(instance, last)
        let end = waiting.newest ?? last
        let start = try await LogStartFinder(session: session, identity: identity).find(after: end.map { LogEnd($0) })
        if let run = start.newRun { LogReceiver.reportGap(run, progress) }
        let run = start.newRun == nil ? end?.run : nil
        return Begin(
            instance: instance, identity: identity, last: last, spool: spool, waiting: waiting, start: start,
            run: run ?? RandomIdentifier.hexadecimal(bytes: 8))
    }

    func openSpool(
        _ instance: InstanceRepository, _ last: SegmentIndex?
    ) async throws -> (SegmentSpool?, WaitingLog) {
        guard let options = options.spool else { return (nil, WaitingLog(entries: [], newest: nil)) }
        let spool = try await SegmentSpool.open(instance, in: options.folder)
        return (spool, try await WaitingLog.read(spool, after: last, progress))
    }

    /// A courtesy: fencing in the repository is what protects the log.
    private func requireAlone(_ instance: InstanceRepository) async throws {
        guard let status = try await instance.streamStatus(), status.isAlive(at: clock.now()),
            status.owner != owner.id
        else { return }
        if status.host == owner.host, !ProcessTable.isRunning(status.pid) { return }
        throw TidemarkError(
            .logFenced, "Another stream archives this instance: process \(status.pid) on \(status.host).",
            hint: "Stop it first; if it is gone, wait ten seconds.")
    }

    private func run(_ begin: Begin) async throws {
        let builder = LogReceiver.builder(
            begin.start, begin.identity, gapReason: begin.start.newRun?.gapReason, run: begin.run)
        let stored = begin.last?.sequence ?? 0
        let pipeline = LogPipeline(
            builder, options: options, clock: clock,
            stored: begin.waiting.entries.isEmpty ? nil : begin.last?.end ?? LogPosition(),
            waiting: begin.waiting.entries.count)
        if begin.start.newRun == nil { await pipeline.restart(source: begin.identity) }
        let queue = SegmentQueue(
            spool: begin.spool, waiting: begin.waiting.entries, options: options,
            nextSequence: stored + UInt64(begin.waiting.entries.count) + 1, progress: progress, clock: clock)
        let receiver = LogReceiver(
            access: access, instance: begin.instance, pipeline: pipeline, options: options, progress: progress,
            clock: clock, serverID: UInt32.random(in: 0x4000_0000...0x7FFF_FFFF))
        let storing = LoopBell()
        let sealer = LogSealer(pipeline: pipeline, queue: queue, storing: storing, clock: clock)
        let storer = LogStorer(
            instance: begin.instance, pipeline: pipeline, queue: queue, progress: progress, clock: clock,
            owner: owner, patience: options.storePatience, bell: storing, lastSequence: stored,
            run: begin.last?.run ?? begin.run)
        let probe = SourceProbe(access: access, pipeline: pipeline, clock: clock)
        let keys = KeyWatch(repository, interval: options.keyInterval, clock: clock) { [progress] event in
            progress.report(ProgressEvent(event))
        }
        let merging = options.merge.map {
            LogMerging(instance: begin.instance, policy: $0, progress: progress, clock: clock)
        }
        var failure: (any Error)?
        do {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await receiver.run(begin.start, identity: begin.identity) }
                group.addTask { try await sealer.run() }
                group.addTask { try await storer.work() }
                group.addTask { try await probe.run() }
                group.addTask { try await keys.run() }
                if let merging { group.addTask(priority: .background) { try await merging.run() } }
                // The first to end, by failure or cancellation, ends the others.
                defer { group.cancelAll() }
                while (try await group.next()) != nil {}
            }
        } catch {
            failure = error
        }
        do {
            try await finish(sealer, storer, failure)
        } catch {
            throw failure is CancellationError ? error : failure ?? error
        }
        if let failure { throw failure }
    }

    /// Stores what is complete, in a task of its own: the last writes must not be cancelled with the others.
    private func finish(_ sealer: LogSealer, _ storer: LogStorer, _ failure: (any Error)?) async throws {
        let code = (failure as? TidemarkError)?.code
        // The status belongs to the one who fenced us, and a damaged spool is looked through again.
        if code == .logFenced || code == .spoolDamaged { return }
        let text = failure is CancellationError ? nil : failure.map { "\($0)" }
        try await Task {
            try await sealer.finish()
            try await storer.finish(because: text)
        }.value
    }
}
