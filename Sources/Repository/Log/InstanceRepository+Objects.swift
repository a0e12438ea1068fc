internal import Core
internal import ObjectStore
internal import Synchronization

/// Which object of the log holds which segment.
extension InstanceRepository {
    /// Objects of the log that hold segments from `sequence` on, by their first segment, at most `limit`.
    func logObjects(from sequence: UInt64, limit: Int = .max) async throws -> [LogObject] {
        let from = max(1, sequence)
        var objects = try await namedObjects(after: from - 1, limit: limit)
        if objects.first?.first != from, from > 1, !(objects.isEmpty && isTail(from - 1)) {
            // One that begins earlier may hold it.
            let before = from > LogObject.maximumSegments ? from - LogObject.maximumSegments : 0
            let earlier = try await namedObjects(after: before, limit: 2 * Int(LogObject.maximumSegments))
            objects = earlier.filter { $0.first < from && $0.holds(from) } + objects
        }
        merged.withLock { map in for object in objects where object.isMerged { map.add(object) } }
        return Array(objects.prefix(limit))
    }

    /// The log's objects among all that are stored.
    func logObjects(in entries: [ObjectEntry]) -> [LogObject] {
        let objects = entries.compactMap { names.logObject($0.key) }
        merged.withLock { map in for object in objects where object.isMerged { map.add(object) } }
        return objects
    }

    /// The merged object that holds a segment; nil where none does.
    func mergedObject(holding sequence: UInt64) async throws -> LogObject? {
        if let known = merged.withLock({ $0.holding(sequence) }) { return known }
        // Those that follow are learned as well: whoever reads this one mostly reads on.
        return try await logObjects(from: sequence, limit: 256).first { $0.isMerged && $0.holds(sequence) }
    }

    /// The numbers of objects as ranges without holes, rising.
    static func ranges(_ objects: [LogObject]) -> [ClosedRange<UInt64>] {
        var ranges: [ClosedRange<UInt64>] = []
        for object in objects {
            if let last = ranges.last, object.first <= last.upperBound + 1 {
                ranges[ranges.count - 1] = last.lowerBound...max(last.upperBound, object.last)
            } else {
                ranges.append(object.range)
            }
        }
        return ranges
    }

    private func namedObjects(after sequence: UInt64, limit: Int) async throws -> [LogObject] {
        let after = sequence == 0 ? nil : names.segment(sequence)
        return try await repository.store.keys(names.log, after: after, limit: limit).compactMap(names.logObject)
    }

    /// Whether this process knows the segment as the newest: nothing stored after it needs no second look.
    private func isTail(_ sequence: UInt64) -> Bool { tail.withLock { $0?.index.sequence == sequence } }
}
