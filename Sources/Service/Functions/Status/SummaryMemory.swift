package import APIModel
package import Core

/// The last sums of large fleets. Working out a thousand states takes as long as a list call may; whoever asks again within
/// seconds, as pages do, gets what there is, and the next sum is worked out meanwhile, once for all who ask.
package actor SummaryMemory {
    private struct Entry {
        let summary: FleetSummary
        /// Uptime.
        let madeAt: Double
        /// Of the next sum.
        var making: Task<FleetSummary, any Error>?
    }

    /// Fleets below are summed up for every call: what was changed a moment ago shows.
    private static let leastInstances = 200
    /// Seconds a sum is given out without another being worked out.
    private static let freshSeconds = 1.0
    /// Seconds a sum is given out at most.
    package static let staleSeconds = 5.0

    private var entries: [String?: Entry] = [:]
    private let clock: any TidemarkClock

    package init(clock: any TidemarkClock = SystemClock()) { self.clock = clock }

    /// The sum under a key, at most `staleSeconds` old. Throws what `make` throws.
    package func summary(
        of key: String?, _ make: @escaping @Sendable () async throws -> FleetSummary
    ) async throws -> FleetSummary {
        let now = clock.uptime()
        guard let entry = entries[key], now - entry.madeAt < Self.staleSeconds else {
            return keep(try await make(), of: key, madeAt: now)
        }
        if now - entry.madeAt >= Self.freshSeconds, entry.making == nil {
            let task = Task { try await make() }
            entries[key]?.making = task
            Task { await self.take(task, of: key, madeAt: now) }
        }
        return entry.summary
    }

    private func take(_ task: Task<FleetSummary, any Error>, of key: String?, madeAt: Double) async {
        // A sum that fails is worked out again by the next call, which says what is wrong once the last is too old.
        guard let summary = try? await task.value else {
            entries[key]?.making = nil
            return
        }
        _ = keep(summary, of: key, madeAt: madeAt)
    }

    private func keep(_ summary: FleetSummary, of key: String?, madeAt: Double) -> FleetSummary {
        entries[key] =
            summary.instances < Self.leastInstances ? nil : Entry(summary: summary, madeAt: madeAt, making: nil)
        return summary
    }
}
