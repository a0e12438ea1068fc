package import Core
internal import ObjectStore

extension InstanceRepository {
    /// Windows, oldest first; `now` decides whether a stream counts as running (heartbeat younger than 10 s).
    package func windows(now: Timestamp = .now()) async throws -> [Window] { try await listing(now: now).windows }

    /// Bases, windows and status in one pass: reads the names of segments, one index, and the summaries of bases.
    package func listing(now: Timestamp = .now()) async throws -> InstanceListing {
        var (bases, damaged) = try await readableBases()
        let status = try await streamStatus()
        let log = try await LogSurvey(instance: self, convergences: Set(bases.map(\.convergenceSegment))).run()
        damaged += log.damaged
        // The stream reported a segment as stored that is not: the end of the log was taken away.
        if let status, let last = log.stored.last?.upperBound, status.lastSequence > last, log.damaged.isEmpty {
            damaged.append(DamagedObject(names.segment(last + 1), ObjectFailure.missing(names.segment(last + 1))))
        }
        let planner = WindowPlanner(
            bases: bases, runs: log.runs, stored: log.stored, removals: log.removals, reachAt: log.reachAt,
            status: status, now: now)
        bases.sort { $0.convergenceTime < $1.convergenceTime }
        return InstanceListing(
            bases: bases, pending: try await pendingBases().map(BaseSummary.init), windows: planner.windows,
            stream: status, damaged: damaged)
    }
}
