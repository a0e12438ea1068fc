internal import Core
internal import Repository

/// Merges the log beside a stream: seldom, at a low priority, and never so that the archive has to wait.
///
/// One object at a time is merged, and then at least as long nothing as that took. A store that fails, or another
/// maintenance at work, only puts it off.
struct LogMerging {
    private let instance: InstanceRepository
    private let merger: LogMerger
    private let progress: any ProgressReporter
    private let clock: any TidemarkClock

    private let interval: Double
    /// After a failure, seconds.
    private static let pause = 300.0

    init(
        instance: InstanceRepository, policy: MergePolicy, progress: any ProgressReporter, clock: any TidemarkClock
    ) {
        self.instance = instance
        self.progress = progress
        self.clock = clock
        interval = policy.interval
        merger = LogMerger(instance, policy: policy, clock: clock)
    }

    /// Until cancelled.
    func run() async throws {
        var reported = 0
        var isFailing = false
        while true {
            var pause = interval
            do {
                let begun = clock.now()
                if try await mergeOne() { pause = max(min(1, interval), clock.now().seconds(since: begun)) }
                isFailing = false
            } catch let error as TidemarkError where error.code == .leaseHeld {
                // A prune or another merge of the same log.
            } catch {
                if error is CancellationError || Task.isCancelled { throw error }
                if !isFailing { report(error) }
                isFailing = true
                pause = Self.pause
            }
            let notes = await merger.report.notes
            for note in notes.dropFirst(reported) { progress.report(.note(note)) }
            reported = notes.count
            try await clock.sleep(seconds: pause)
        }
    }

    private func report(_ error: any Error) {
        let known = error as? TidemarkError
        progress.report(
            .warning(
                code: known?.code ?? .internalDefect,
                message: "The log is archived, but not merged now: \(known?.message ?? "\(error)")",
                hint: "It is tried again, by itself. \(known?.hint ?? "Please report this.")"))
    }

    private func mergeOne() async throws -> Bool {
        guard try await merger.isDue() else { return false }
        return try await instance.withLease(.merge, clock: clock) { lease in
            try await merger.step(check: { try await lease.check() })
        }
    }
}
