package import Core
internal import ObjectStore

extension InstanceRepository {
    /// Windows, oldest first; `now` decides whether a stream counts as running (heartbeat younger than 10 s).
    package func windows(now: Timestamp = .now()) async throws -> [Window] { try await listing(now: now).windows }

    /// Bases, windows, status and size in one pass: reads the names and sizes of all the instance's objects, one index, and
    /// the summaries of bases. Costs as many requests as there are bases, and one for each thousand names in a bucket.
    package func listing(now: Timestamp = .now()) async throws -> InstanceListing {
        // The status before the names: what it speaks of is among them.
        let status = try await streamStatus()
        let entries = try await repository.store.list(names.all)
        var (bases, damaged) = try await readableBases(entries.lazy.map(\.key).filter { $0.hasPrefix(names.bases) })
        let log = try await LogSurvey(
            instance: self, convergences: Set(bases.map(\.convergenceSegment)), objects: logObjects(in: entries)
        ).run()
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
            stream: status, damaged: damaged, storedBytes: entries.reduce(0) { $0 + $1.size })
    }
}
