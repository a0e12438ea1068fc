internal import Core

/// Learns the runs of a log from as few indexes as possible: the newest names all runs, unless there are very many.
struct LogSurvey {
    let instance: InstanceRepository
    /// Segments in which bases converge: how far the log reaches there, the bases know themselves.
    let convergences: Set<UInt64>

    /// What is stored, by the first segment.
    let objects: [LogObject]

    struct Result {
        var runs: [RunSummary] = []
        /// What is stored and was not taken away on purpose.
        var stored: [ClosedRange<UInt64>] = []
        var removals = RemovalRecord()
        var reachAt: [UInt64: Timestamp] = [:]
        var damaged: [DamagedObject] = []
    }

    func run() async throws -> Result {
        var result = Result()
        // After the listing: what was removed meanwhile was recorded before.
        let stored = InstanceRepository.ranges(objects)
        if stored.count > 1 || stored.first.map({ $0.lowerBound > 1 }) ?? false { try await addRemovals(&result) }
        result.stored = result.removals.subtracted(from: stored)
        try await addRuns(&result)
        try await addReach(&result)
        addMissing(&result)
        return result
    }

    /// Walks back from the newest index over the indexes that name older runs.
    private func addRuns(_ result: inout Result) async throws {
        var before = result.stored.last?.upperBound
        while let sequence = before, let newest = Self.lastStored(atOrBefore: sequence, in: result.stored) {
            guard let index = try await readable(newest, &result) else {
                // An index that cannot be read tells nothing; the one before it knows all but its own segment.
                result.stored = Self.removing(newest, from: result.stored)
                before = newest - 1
                continue
            }
            result.runs.insert(contentsOf: index.runs, at: 0)
            guard let oldest = index.runs.first, oldest.gapReason != nil, oldest.firstSequence > 1 else { break }
            before = oldest.firstSequence - 1
        }
    }

    /// How far the log reaches where a hole ends a part inside a run.
    private func addReach(_ result: inout Result) async throws {
        let ends = Set(result.runs.map(\.lastSequence))
        for range in result.stored where !ends.contains(range.upperBound) {
            if convergences.contains(range.upperBound), result.removals.range(of: range.upperBound + 1) != nil {
                continue
            }
            guard let index = try await readable(range.upperBound, &result), let run = index.runs.last else { continue }
            result.reachAt[range.upperBound] = [run.lastCommit, run.confirmedThrough].compactMap { $0 }.max()
        }
    }

    private func addMissing(_ result: inout Result) {
        var next: UInt64 = 1
        for range in result.stored {
            defer { next = range.upperBound + 1 }
            guard next < range.lowerBound,
                let missing = result.removals.unnamed(in: next...range.lowerBound - 1).first
            else { continue }
            let name = instance.names.segment(missing.lowerBound)
            guard !result.damaged.contains(where: { $0.key == name }) else { continue }
            result.damaged.append(DamagedObject(name, ObjectFailure.missing(name)))
        }
    }

    private func addRemovals(_ result: inout Result) async throws {
        do {
            result.removals = try await instance.removals()
        } catch let error as TidemarkError where error.isReadingFailure {
            result.damaged.append(DamagedObject(instance.names.removals, error))
        }
    }

    private func readable(_ sequence: UInt64, _ result: inout Result) async throws -> SegmentIndex? {
        do {
            return try await instance.readTail(sequence).index
        } catch let error as TidemarkError where error.isReadingFailure {
            result.damaged.append(DamagedObject(instance.names.segment(sequence), error))
            return nil
        }
    }

    private static func lastStored(atOrBefore sequence: UInt64, in ranges: [ClosedRange<UInt64>]) -> UInt64? {
        ranges.last { $0.lowerBound <= sequence }.map { min($0.upperBound, sequence) }
    }

    /// The ranges without one number.
    static func removing(_ sequence: UInt64, from ranges: [ClosedRange<UInt64>]) -> [ClosedRange<UInt64>] {
        ranges.flatMap { range -> [ClosedRange<UInt64>] in
            guard range.contains(sequence) else { return [range] }
            return (range.lowerBound < sequence ? [range.lowerBound...sequence - 1] : [])
                + (sequence < range.upperBound ? [sequence + 1...range.upperBound] : [])
        }
    }
}
