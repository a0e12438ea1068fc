package import APIModel
package import Core

/// What takes as long to work out as there are instances.
package protocol FleetSum: Sendable {
    /// That it was worked out of.
    var instances: Int { get }
}

extension FleetSummary: FleetSum {}

/// The last sums of large fleets. Working out a thousand states takes as long as a list call may; whoever asks again within
/// seconds, as pages do, gets what there is, and the next sum is worked out meanwhile, once for all who ask.
package actor SummaryMemory<Sum: FleetSum> {
    private struct Entry {
        let summary: Sum
        /// Uptime.
        let madeAt: Double
        /// Of the next sum.
        var making: Task<Sum, any Error>?
    }

    /// Fleets below are summed up for every call: what was changed a moment ago shows.
    private let leastInstances = 200
    /// Seconds a sum is given out without another being worked out.
    private let freshSeconds: Double
    /// Seconds a sum is given out at most.
    private let staleSeconds: Double

    private var entries: [String?: Entry] = [:]
    private let clock: any TidemarkClock

    package init(freshSeconds: Double = 1, staleSeconds: Double = 5, clock: any TidemarkClock = SystemClock()) {
        self.freshSeconds = freshSeconds
        self.staleSeconds = staleSeconds
        self.clock = clock
    }

    /// The sum under a key, at most `staleSeconds` old. Throws what `make` throws.
    package func summary(of key: String?, _ make: @escaping @Sendable () async throws -> Sum) async throws -> Sum {
        let now = clock.uptime()
        guard let entry = entries[key], now - entry.madeAt < staleSeconds else {
            return keep(try await make(), of: key, madeAt: now)
        }
        if now - entry.madeAt >= freshSeconds, entry.making == nil {
            let task = Task { try await make() }
            entries[key]?.making = task
            Task { await self.take(task, of: key, madeAt: now) }
        }
        return entry.summary
    }

    private func take(_ task: Task<Sum, any Error>, of key: String?, madeAt: Double) async {
        // A sum that fails is worked out again by the next call, which says what is wrong once the last is too old.
        guard let summary = try? await task.value else {
            entries[key]?.making = nil
            return
        }
        _ = keep(summary, of: key, madeAt: madeAt)
    }

    private func keep(_ summary: Sum, of key: String?, madeAt: Double) -> Sum {
        entries[key] =
            summary.instances < leastInstances ? nil : Entry(summary: summary, madeAt: madeAt, making: nil)
        return summary
    }
}
