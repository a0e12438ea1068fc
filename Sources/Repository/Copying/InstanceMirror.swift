package import Core
internal import ObjectStore

/// Keeps a copy of one instance up to date until it is cancelled.
///
/// The log follows within seconds, bases beside it when they are complete; small segments of the copy are merged. A store
/// that fails is tried again, for as long as it takes.
package struct InstanceMirror: Sendable {
    private let copy: InstanceCopy
    private let merge: MergePolicy?
    private let clock: any TidemarkClock
    private let notice: @Sendable (TidemarkError) -> Void

    /// Seconds between two looks at the log, at the bases, and between attempts while a store fails.
    private static let logInterval = 1.0
    private static let baseInterval = 5.0
    private static let longestPause = 20.0

    /// - Parameter notice: hears what puts something off.
    package init(
        _ copy: InstanceCopy, merge: MergePolicy? = MergePolicy(), clock: any TidemarkClock = SystemClock(),
        notice: @escaping @Sendable (TidemarkError) -> Void
    ) {
        self.copy = copy
        self.merge = merge
        self.clock = clock
        self.notice = notice
    }

    /// Until cancelled. Throws what waiting cannot mend: `log.fenced`, `log.broken` and a damaged log.
    package func run() async throws {
        do {
            try await withThrowingDiscardingTaskGroup { group in
                group.addTask { try await followLog() }
                group.addTask { try await followBases() }
                if let merge { group.addTask(priority: .background) { try await mergeLog(merge) } }
            }
        } catch {
            // In a task of its own: the last word must not be cancelled with the others.
            await Task { await copy.sayStopped(because: Task.isCancelled ? nil : error as? TidemarkError) }.value
            throw error
        }
    }

    private func followLog() async throws {
        try await repeating(every: Self.logInterval) {
            try await copy.copyLog()
            try await copy.passOnStatus()
        }
    }

    private func followBases() async throws {
        try await repeating(every: Self.baseInterval) {
            do {
                try await copy.copyBases()
            } catch let error as TidemarkError where error.isObjectFailure {
                notice(error)
            }
        }
    }

    private func mergeLog(_ policy: MergePolicy) async throws {
        try await repeating(every: policy.interval) {
            do {
                _ = try await copy.target.mergeLog(policy: policy, clock: clock)
            } catch let error as TidemarkError where error.code == .leaseHeld || error.code == .leaseLost {
                // Another maintenance of the copy; this one comes later.
            }
        }
    }

    /// Does something again and again; a store that fails is told once, and then waited for.
    private func repeating(every interval: Double, _ body: () async throws -> Void) async throws {
        var failures = 0
        while true {
            do {
                try await body()
                failures = 0
            } catch let error as TidemarkError where Self.mayPass(error) {
                try Task.checkCancellation()
                if failures == 0 { notice(error) }
                failures += 1
            }
            let pause = failures == 0 ? interval : min(Self.longestPause, interval * Double(1 << min(failures, 6)))
            try await clock.sleep(seconds: pause)
        }
    }

    private static func mayPass(_ error: TidemarkError) -> Bool {
        [.storeUnavailable, .storeFull, .storeDenied].contains(error.code)
    }
}
