internal import Core
internal import ObjectStore
internal import Synchronization

extension InstanceRepository {
    /// Requests in flight while many indexes are read.
    private static let readAhead = 8

    /// The indexes of at most `limit` stored segments from `sequence` on, in order, without their events.
    ///
    /// `sequence` may lie before the first stored segment. A hole that was made on purpose ends them, and where
    /// `sequence` lies in one there are none; after the first there must be no other hole, and each must name the one
    /// before it. Throws `object.missing` and `log.broken`.
    package func segmentIndexes(from sequence: UInt64, limit: Int = .max) async throws -> [SegmentIndex] {
        let first = max(1, sequence)
        var tails = try await readFollowing(from: first, limit: limit)
        if tails.count < limit {
            let next = first + UInt64(tails.count)
            let objects = try await logObjects(from: next, limit: limit - tails.count)
            tails += try await readTails(objects, from: next, begun: !tails.isEmpty, limit: limit - tails.count)
            if limit == .max { noteTail(tails.last) }
        }
        for (before, next) in zip(tails, tails.dropFirst()) where next.index.previous != before.hash {
            throw TidemarkError(
                .logBroken, "Segment \(next.index.sequence) does not belong to the segment before it.",
                hint: "Run tidemark verify to learn which restore points are affected.")
        }
        return tails.map(\.index)
    }

    /// One segment's index; nil where it is not stored.
    package func segmentIndex(_ sequence: UInt64) async throws -> SegmentIndex? {
        do {
            return try await readTail(sequence).index
        } catch let error as TidemarkError where error.code == .objectMissing {
            return nil
        }
    }

    /// The newest segment as stored now. Costs one request where nothing was added since the last call.
    func currentTail() async throws -> LogTail? {
        let known = tail.withLock { $0 }
        let asked = ContinuousClock.now
        let from = if let known { known.index.sequence + 1 } else { try await streamStatus()?.lastSequence ?? 1 }
        // The newest segments are never merged away: what was added since shows by its own name.
        var newest = try await logObjects(from: from).map(\.last).max()
        if newest == nil, let known {
            tailSeenAt.withLock { $0 = asked }
            return known
        }
        if newest == nil, from > 1 { newest = try await logObjects(from: 1).map(\.last).max() }
        guard let newest else { return nil }
        let read = try await readTail(newest)
        tail.withLock { $0 = read }
        tailSeenAt.withLock { $0 = asked }
        return read
    }

    /// One segment's index with its hash, wherever it is stored. Throws `object.missing` and the other errors of objects.
    func readTail(_ sequence: UInt64) async throws -> LogTail {
        try await reading(sequence) { object in
            try await mergedCache.content(of: object, withEvents: false).tail(sequence)
        } small: {
            try await readSmallTail(sequence)
        }
    }

    private func readSmallTail(_ sequence: UInt64) async throws -> LogTail {
        let name = names.segment(sequence)
        let (section, hash) = try await repository.readFirstSection(.segment, name)
        return LogTail(index: try decodeIndex(section, sequence: sequence, name: name), hash: hash)
    }

    /// Reads a segment from the object that holds it. Where merging goes on meanwhile, it may move from its own object into
    /// a merged one at any moment; where both are there, either will do.
    func reading<Value>(
        _ sequence: UInt64, merged fromMerged: (LogObject) async throws -> Value,
        small fromSmall: () async throws -> Value
    ) async throws -> Value {
        var failure: TidemarkError?
        if let object = merged.withLock({ $0.holding(sequence) }) {
            do {
                return try await fromMerged(object)
            } catch let error as TidemarkError where error.isObjectFailure {
                merged.withLock { $0.remove(object) }
                if error.code != .objectMissing { failure = error }
            }
        }
        do {
            return try await fromSmall()
        } catch let error as TidemarkError where error.isObjectFailure {
            if let failure { throw failure }
            guard let object = try await mergedObject(holding: sequence) else { throw error }
            do {
                return try await fromMerged(object)
            } catch let other as TidemarkError where other.code == .objectMissing {
                merged.withLock { $0.remove(object) }
                throw error
            }
        }
    }

    func decodeIndex(_ section: [UInt8], sequence: UInt64, name: String) throws -> SegmentIndex {
        let index = try StoredJSON.decode(SegmentIndex.self, from: section, name: name)
        guard index.sequence == sequence else {
            throw ObjectFailure.damaged(name, "it is the index of segment \(index.sequence)")
        }
        return index
    }

    /// The indexes these objects hold from `next` on, up to the first hole, which must be one that was made on purpose.
    private func readTails(
        _ objects: [LogObject], from next: UInt64, begun: Bool, limit: Int
    ) async throws -> [LogTail] {
        let ranges = Self.ranges(objects)
        guard let range = ranges.first else { return [] }
        let from = max(next, range.lowerBound)
        let count = min(range.upperBound - from + 1, UInt64(limit))
        let hole = count < UInt64(limit) && ranges.count > 1 ? range.upperBound + 1 : nil
        if from > next || hole != nil {
            let removals = try await removals()
            // A hole behind something that is stored ends it; the log may begin with one.
            if from > next {
                if let range = removals.range(of: next), begun || range.first > 1 { return [] }
                if begun { throw ObjectFailure.missing(names.segment(next)) }
            }
            if let hole, removals.range(of: hole) == nil { throw ObjectFailure.missing(names.segment(hole)) }
        }
        return try await readTails(from...from + count - 1)
    }

    /// Remembers the newest segment, so that following the log needs no second look at what lies before it.
    func noteTail(_ newest: LogTail?) {
        guard let newest else { return }
        tail.withLock { known in
            if known?.index.sequence ?? 0 < newest.index.sequence { known = newest }
        }
    }

    /// The indexes that follow each other from `sequence` on, read without listing anything: long logs are read in parts.
    private func readFollowing(from sequence: UInt64, limit: Int) async throws -> [LogTail] {
        var tails: [LogTail] = []
        while limit < .max, tails.count < limit {
            let next = sequence + UInt64(tails.count)
            let left = UInt64(limit - tails.count)
            do {
                if let object = merged.withLock({ $0.holding(next) }) {
                    tails += try await readTails(next...min(object.last, next + left - 1))
                } else {
                    tails += try await readTails(next...next + min(UInt64(Self.readAhead), left) - 1, onlySmall: true)
                }
            } catch let error as TidemarkError where error.code == .objectMissing {
                return tails
            }
        }
        return tails
    }

    /// The indexes of all of these, in order. Where `onlySmall`, segments that were merged count as missing.
    private func readTails(_ range: ClosedRange<UInt64>, onlySmall: Bool = false) async throws -> [LogTail] {
        try await withThrowingTaskGroup(of: (UInt64, LogTail).self) { group in
            var tails: [LogTail?] = Array(repeating: nil, count: range.count)
            var next = range.lowerBound
            var running = 0
            while next <= range.upperBound || running > 0 {
                if next <= range.upperBound, running < Self.readAhead {
                    let sequence = next
                    group.addTask {
                        (sequence, try await onlySmall ? self.readSmallTail(sequence) : self.readTail(sequence))
                    }
                    next += 1
                    running += 1
                } else if let (sequence, tail) = try await group.next() {
                    tails[Int(sequence - range.lowerBound)] = tail
                    running -= 1
                }
            }
            return tails.compactMap { $0 }
        }
    }
}
