internal import APIModel
package import Core

/// A worker: claims jobs up to its slots, runs them, says that it is alive with each, and gives them back when it stops.
///
/// It fences itself: a job whose lease may have ended by the worker's own monotonic clock is cancelled and nothing more is
/// said for it. Calls to the service and jobs run in tasks of their own, so that neither a slow service nor a job that does
/// not stop keeps heartbeats from being sent.
package actor WorkerLoop {
    let source: any JobSource
    let runner: any JobRunner
    let offer: WorkerOffer
    let hello: WorkerHello
    let terms: LeaseTerms
    let patience: WorkerPatience
    let clock: any TidemarkClock
    let say: @Sendable (WorkerNote) -> Void

    var jobs: [RunKey: RunningJob] = [:]
    var batches: [UInt64: BeatBatch] = [:]
    var nextBatch: UInt64 = 0
    var registeredAt = -Double.infinity
    var isDraining = false
    /// Set when the loop has returned: what still ends changes nothing.
    var isOver = false

    /// Seconds between two words to the service that the worker is there.
    static let registerSeconds = 30.0
    /// Jobs taken in one claim.
    static let mostClaimed = 64

    package init(
        source: any JobSource, runner: any JobRunner, offer: WorkerOffer, terms: LeaseTerms = LeaseTerms(),
        clock: any TidemarkClock = SystemClock(), version: String = "", host: String = "",
        patience: WorkerPatience = WorkerPatience(), say: @escaping @Sendable (WorkerNote) -> Void = { _ in }
    ) {
        self.source = source
        self.runner = runner
        self.offer = offer
        hello = WorkerHello(offer, version: version, host: host)
        self.terms = terms
        self.patience = patience
        self.clock = clock
        self.say = say
    }

    /// How many runs are under way, those that were given up too.
    package var count: Int { jobs.count }

    /// Works until the task is cancelled, then drains: claims nothing more, stops its jobs in good order, gives them back, and
    /// returns when they have ended or `WorkerPatience.drainSeconds` are over.
    ///
    /// Throws where the service refuses the worker for good: its token, its version.
    package func run() async throws {
        try await enroll()
        let beats = Task.detached { await self.beat() }
        let claims = Task.detached { await self.claimJobs() }
        await Self.untilCancelled()
        isDraining = true
        claims.cancel()
        await claims.value
        await drain()
        isOver = true
        beats.cancel()
        await beats.value
    }

    /// The first word to the service is waited for: without it nothing is known of the worker.
    private func enroll() async throws {
        while true {
            do {
                try await source.register(hello)
                registeredAt = clock.uptime()
                return
            } catch let error as TidemarkError where RetryTable.verdict(on: error.code, of: .stream) != .never {
                say(.failed(call: "register", error))
                try await clock.sleep(seconds: terms.pollSeconds)
            }
        }
    }

    private static func untilCancelled() async {
        let (stream, continuation) = AsyncStream<Void>.makeStream()
        for await _ in stream {}
        continuation.finish()
    }

    private func drain() async {
        for key in Array(jobs.keys) { stop(key, .drained) }
        let until = clock.uptime() + patience.drainSeconds
        while jobs.values.contains(where: { !$0.isSilent }), clock.uptime() < until {
            await pause(min(0.1, terms.beatSeconds / 20))
        }
        for (key, job) in jobs where !job.isSilent {
            silence(key)
            say(.stuck(key.job))
        }
    }

    /// Tells a job to stop, once.
    func stop(_ key: RunKey, _ reason: RunningJob.Stop) {
        guard let job = jobs[key], job.stop == nil, !job.isSilent else { return }
        jobs[key]?.stop = reason
        jobs[key]?.stopSince = clock.uptime()
        job.task?.cancel()
    }

    /// Nothing more is said for a run; its slot is free when it ends.
    func silence(_ key: RunKey) {
        jobs[key]?.isSilent = true
        jobs[key]?.reporter.mute()
        jobs[key]?.task?.cancel()
    }

    /// Rests, whether or not the task of the caller is cancelled.
    func pause(_ seconds: Double) async {
        let clock = clock
        await Task.detached { _ = try? await clock.sleep(seconds: seconds) }.value
    }

    func note(_ call: String, _ error: any Error) {
        guard !(error is CancellationError) else { return }
        let known =
            error as? TidemarkError
            ?? TidemarkError(.internalDefect, "The call failed.", hint: "Report this.", cause: error)
        say(.failed(call: call, known))
    }
}
