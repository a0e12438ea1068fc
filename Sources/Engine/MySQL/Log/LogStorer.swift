internal import Core
internal import Repository

/// Stores sealed segments one after the other, and says every second how far the archive reaches.
///
/// A store that fails is tried again with growing pauses, for as long as `options.storePatience` says; what is sealed
/// meanwhile waits in the queue.
actor LogStorer {
    private let instance: InstanceRepository
    private let pipeline: LogPipeline
    private let queue: SegmentQueue
    private let progress: any ProgressReporter
    private let clock: any TidemarkClock
    private let owner: StreamOwner
    private let patience: Double?
    /// Rung when something is to be stored.
    private let bell: LoopBell
    private var lastSequence: UInt64
    private var run: String
    private var announcedAt = Timestamp(microseconds: 0)
    private var reportedAt = Timestamp(microseconds: 0)
    private var storedAt: Timestamp
    private var changes = RowChanges()
    private var schemaChanges: [SchemaChange] = []

    /// How long a stream that is stopped goes on storing what waits, seconds.
    private static let lastEffort = 10.0
    /// Between two words about how far the archive reaches, seconds.
    private static let wordSeconds = 1.0
    /// The same in the repository where nothing has come for long: every word is a request to pay for, 86,400 a day if it
    /// were one a second. Two may be lost before a stream counts as gone (`StreamStatus.heartbeatLimit`).
    private static let quietWordSeconds = 4.0
    /// Statements that changed tables which are told of again and again, so that none is lost.
    private static let mostSchemaChanges = 20
    /// Without anything to store, seconds.
    private static let quietAfter = 30.0

    init(
        instance: InstanceRepository, pipeline: LogPipeline, queue: SegmentQueue, progress: any ProgressReporter,
        clock: any TidemarkClock, owner: StreamOwner, patience: Double?, bell: LoopBell,
        lastSequence: UInt64, run: String
    ) {
        self.instance = instance
        self.pipeline = pipeline
        self.queue = queue
        self.progress = progress
        self.clock = clock
        self.owner = owner
        self.patience = patience
        self.bell = bell
        self.lastSequence = lastSequence
        self.run = run
        storedAt = clock.now()
    }

    /// Until cancelled.
    func work() async throws {
        try await announce(.running)
        while true {
            if var segment = try await queue.first() {
                try await store(segment, patience: patience)
                try await queue.removeFirst()
                pipeline.recycle(segment.takeEvents())
            } else {
                // Until something comes, or the next word is to be said.
                let left = Self.wordSeconds - clock.now().seconds(since: reportedAt)
                try await bell.rest(min(max(0.02, left), Self.wordSeconds), clock)
            }
            let now = clock.now()
            let pause = now.seconds(since: storedAt) < Self.quietAfter ? Self.wordSeconds : Self.quietWordSeconds
            if now.seconds(since: announcedAt) >= pause {
                try await announce(.running)
            } else if now.seconds(since: reportedAt) >= Self.wordSeconds {
                await report()
            }
        }
    }

    /// Stores what waits and says the last word: nil where the stream was stopped, else why it failed. What cannot be stored
    /// stays in the spool.
    func finish(because failure: String?) async throws {
        let begun = clock.now()
        var lost: (any Error)?
        do {
            while clock.now().seconds(since: begun) < Self.lastEffort, let segment = try await queue.first() {
                try await store(segment, patience: 0)
                try await queue.removeFirst()
            }
        } catch let error as TidemarkError where error.code == .logFenced {
            throw error
        } catch {
            lost = error
        }
        if await !queue.isEmpty {
            try await queue.advance(toDisk: true)
            if await queue.isOnDisk {
                lost = nil
                let waiting = await (queue.count, queue.spooledBytes)
                progress.report(
                    .note(
                        "\(waiting.0) segments, \(ByteCount(waiting.1)), wait in the spool; the next run stores them first."
                    ))
            }
        }
        try? await announce(failure == nil ? .stopped : .failed, failure)
        if let lost { throw lost }
    }

    private func store(_ segment: SealedSegment, patience: Double?) async throws {
        let index = segment.index
        var retry = StoreRetry(patience: patience)
        while true {
            do {
                try await instance.appendSegment(index, events: segment.events)
                break
            } catch let error as TidemarkError where StoreRetry.mayHelp(error) {
                guard let pause = retry.failed(at: clock.now()) else { throw error }
                if retry.isFirst { await reportFailing(error) }
                try await pauseWithProgress(pause)
            }
        }
        if retry.isFailing {
            await queue.storeFails(false)
            progress.report(.note("The repository's store answers again."))
        }
        lastSequence = index.sequence
        run = index.run
        changes.add(index.tables)
        if !index.ddl.isEmpty {
            schemaChanges = (schemaChanges + index.ddl.compactMap { SchemaChange($0) }).suffix(Self.mostSchemaChanges)
        }
        storedAt = clock.now()
        await pipeline.stored(index)
        for incident in index.incidents {
            progress.report(
                .warning(
                    code: .logIncident, message: incident.description,
                    hint: "Moments after it need a new base: mend the cause (tidemark check), then run tidemark backup."
                ))
        }
    }

    private func reportFailing(_ error: TidemarkError) async {
        await queue.storeFails(true)
        progress.report(
            .warning(
                code: error.code, message: "The log cannot be stored now: \(error.message)",
                hint:
                    "What comes meanwhile is kept and stored later, by itself. Look at the repository's store: \(error.cause ?? error.hint)"
            ))
    }

    private func pauseWithProgress(_ seconds: Double) async throws {
        await report()
        try await clock.sleep(seconds: seconds)
    }

    private func announce(_ phase: StreamState, _ message: String? = nil) async throws {
        announcedAt = clock.now()
        do {
            try await instance.putStreamStatus(
                StreamStatus(
                    owner: owner.id, host: owner.host, pid: owner.pid, state: phase, startedAt: owner.startedAt,
                    heartbeat: clock.now(), confirmedThrough: await pipeline.confirmedThrough,
                    position: await pipeline.storedPosition, lastSequence: lastSequence, run: run, message: message))
        } catch let error as TidemarkError where StoreRetry.mayHelp(error) && patience != 0 {
            // A hint for others; the segments tell of a store that fails.
        }
        await report()
    }

    private func report() async {
        reportedAt = clock.now()
        let position = await pipeline.storedPosition
        var counters = ProgressCounters(
            bytes: await pipeline.bytes, transactions: await pipeline.transactions, item: position.description,
            confirmedThrough: await pipeline.confirmedThrough)
        counters.changes = changes
        counters.schemaChanges = schemaChanges
        progress.report(.counters(counters))
    }
}
