package import Core
internal import MySQLWire
internal import ObjectStore
package import Repository

/// Makes one base of a source while it works, without a lock.
///
/// Rows are read table by table and become exact by the log, which must be archived from before the first row is read:
/// by a stream that runs already, or by one inside this job until the base converges. An interrupted base is continued
/// by the next job as long as the log was not interrupted.
package struct BackupJob: Sendable {
    private let access: ServerAccess
    private let repository: Repository
    private let options: BackupOptions
    private let progress: any ProgressReporter
    private let clock: any TidemarkClock

    package init(
        access: ServerAccess, repository: Repository, options: BackupOptions = BackupOptions(),
        progress: any ProgressReporter = SilentProgress(), clock: any TidemarkClock = SystemClock()
    ) {
        self.access = access
        self.repository = repository
        self.options = options
        self.progress = progress
        self.clock = clock
    }

    /// Gives the committed base. Throws `check.unmet`, `instance.mismatch`, `log.gap`, `log.behind`, `base.unsettled`,
    /// `base.unreadable` and the errors of source and store; what was read stays for the next run.
    package func run() async throws -> BaseManifest {
        progress.report(.phase(.check))
        let session = try await SourceSession.open(access)
        let prepared: BaseContext
        do {
            try await Precheck(session).requireBase()
            prepared = try await prepare(session)
        } catch {
            await session.close()
            throw error
        }
        await session.close()
        guard try await !StreamWatch.isAlive(prepared.instance, clock: clock) else {
            return try await BaseMaker(context: prepared, progress: progress).make()
        }
        return try await withOwnStream(prepared)
    }

    private func prepare(_ session: SourceSession) async throws -> BaseContext {
        let identity = try await IdentityReader.read(session)
        let (instance, _) = try await InstanceBinder(repository: repository, session: session, clock: clock)
            .bind(identity, name: options.instanceName)
        var limits = options.limits
        if let rate = options.rateLimit {
            // A slow read pins the table's definition: statements shrink with the rate.
            limits.bytes = max(128 << 10, min(limits.bytes, rate.bytesPerSecond / UInt64(options.threads) / 2))
        }
        return BaseContext(
            access: access, instance: instance, identity: identity, options: options, limits: limits, clock: clock,
            limiter: options.rateLimit.map { RateLimiter($0, clock: clock) }, lows: LowCache(clock: clock),
            progress: BaseProgress(progress, clock: clock))
    }

    /// The base beside a stream of its own, which ends when the base is made.
    private func withOwnStream(_ context: BaseContext) async throws -> BaseManifest {
        var streamOptions = StreamOptions()
        streamOptions.instanceName = options.instanceName
        streamOptions.reconnectPatience = 60
        streamOptions.storePatience = 0
        let stream = StreamJob(
            access: access, repository: repository, options: streamOptions, progress: WarningsOnly(progress),
            clock: clock)
        let progress = progress
        let clock = clock
        return try await withThrowingTaskGroup(of: BaseManifest?.self) { group in
            group.addTask {
                do {
                    try await stream.run()
                } catch let error as TidemarkError where error.code == .logFenced {
                    // A stream was started beside us: then that one archives the log.
                    guard try await StreamWatch.appears(context.instance, clock: clock) else { throw error }
                }
                return nil
            }
            group.addTask { try await BaseMaker(context: context, progress: progress).make() }
            defer { group.cancelAll() }
            while let result = try await group.next() {
                if let result {
                    group.cancelAll()
                    // The stream stores what it still has before it ends.
                    while (try await group.next()) != nil {}
                    return result
                }
                try Task.checkCancellation()
            }
            throw CancellationError()
        }
    }
}

/// Passes on what someone should look at, and keeps the stream's counters out of the base's.
private struct WarningsOnly: ProgressReporter {
    private let reporter: any ProgressReporter

    init(_ reporter: any ProgressReporter) { self.reporter = reporter }

    func report(_ event: ProgressEvent) {
        switch event {
        case .warning, .note: reporter.report(event)
        case .phase, .counters, .planned: break
        }
    }
}
