package import Core
internal import MySQLWire
package import Repository

/// Archives the log of one source until it is cancelled.
///
/// Receiving and storing run beside each other with a bounded amount between them: a slow store leaves the socket
/// unread before memory grows. The repository itself fences two jobs on one instance: the second to store a sequence
/// number fails with `log.fenced`.
package struct StreamJob: Sendable {
    private let access: ServerAccess
    private let repository: Repository
    private let options: StreamOptions
    private let progress: any ProgressReporter
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

    /// Returns when the task is cancelled, with everything complete stored. Throws `check.unmet`, `instance.mismatch`,
    /// `log.fenced` and the errors of source and store.
    package func run() async throws {
        progress.report(.phase(.stream))
        let session = try await SourceSession.open(access)
        let begin: Begin
        do {
            try await Precheck(session).requireLog()
            begin = try await prepare(session)
        } catch {
            await session.close()
            throw error
        }
        await session.close()
        do {
            try await run(begin)
        } catch is CancellationError {
            return
        } catch {
            if Task.isCancelled, (error as? TidemarkError)?.code != .logFenced { return }
            throw error
        }
    }

    private struct Begin {
        let instance: InstanceRepository
        let identity: SourceIdentity
        let last: SegmentIndex?
        let start: LogStart
        let run: String
    }

    private func prepare(_ session: SourceSession) async throws -> Begin {
        let identity = try await IdentityReader.read(session)
        let (instance, _) = try await InstanceBinder(repository: repository, session: session, clock: clock)
            .bind(identity, name: options.instanceName)
        try await requireAlone(instance)
        let last = try await instance.lastSegment()
        let start = try await LogStartFinder(session: session, identity: identity).find(after: last.map { LogEnd($0) })
        if let run = start.newRun { LogReceiver.reportGap(run, progress) }
        let run = start.newRun == nil ? last?.run : nil
        return Begin(
            instance: instance, identity: identity, last: last, start: start,
            run: run ?? RandomIdentifier.hexadecimal(bytes: 8))
    }

    /// A courtesy: fencing in the repository is what protects the log.
    private func requireAlone(_ instance: InstanceRepository) async throws {
        guard let status = try await instance.streamStatus(), status.state == .running,
            clock.now().seconds(since: status.heartbeat) < 10, status.owner != owner.id
        else { return }
        if status.host == owner.host, !ProcessTable.isRunning(status.pid) { return }
        throw TidemarkError(
            .logFenced, "Another stream archives this instance: process \(status.pid) on \(status.host).",
            hint: "Stop it first; if it is gone, wait ten seconds.")
    }

    private func run(_ begin: Begin) async throws {
        let builder = LogReceiver.builder(
            begin.start, begin.identity, gapReason: begin.start.newRun?.gapReason, run: begin.run)
        let pipeline = LogPipeline(builder, options: options, clock: clock)
        if begin.start.newRun == nil { await pipeline.restart(source: begin.identity) }
        let receiver = LogReceiver(
            access: access, instance: begin.instance, pipeline: pipeline, options: options, progress: progress,
            clock: clock, serverID: UInt32.random(in: 0x4000_0000...0x7FFF_FFFF))
        let storer = LogStorer(
            instance: begin.instance, pipeline: pipeline, progress: progress, clock: clock, owner: owner)
        let probe = SourceProbe(access: access, pipeline: pipeline, clock: clock)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await receiver.run(begin.start, identity: begin.identity) }
            group.addTask { try await storer.run(after: begin.last, run: begin.run) }
            group.addTask { try await probe.run() }
            // The first to end, by failure or cancellation, ends the others; the storer stores what is complete first.
            defer { group.cancelAll() }
            while (try await group.next()) != nil {}
        }
    }
}
