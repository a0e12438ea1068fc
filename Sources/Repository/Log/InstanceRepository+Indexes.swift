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
        var tails = try await readFollowing(from: max(1, sequence), limit: limit)
        if tails.count < limit {
            let next = max(1, sequence) + UInt64(tails.count)
            let stored = try await storedSequences(from: next, limit: limit - tails.count)
            tails += try await readTails(try await contiguous(stored, from: next, begun: !tails.isEmpty))
        }
        for (before, next) in zip(tails, tails.dropFirst()) where next.index.previous != before.hash {
            throw TidemarkError(
                .logBroken, "Segment \(next.index.sequence) does not belong to the segment before it.",
                hint: "Run tidemark verify to learn which restore points are affected.")
        }
        return tails.map(\.index)
    }

    /// The stored segments up to the first hole, which must be one that was made on purpose.
    private func contiguous(_ stored: [UInt64], from sequence: UInt64, begun: Bool) async throws -> [UInt64] {
        guard let first = stored.first, let last = stored.last else { return [] }
        guard first != sequence || last - first + 1 != UInt64(stored.count) else { return stored }
        let removals = try await removals()
        // A hole behind something that is stored ends it; the log may begin with one.
        let range = first == sequence ? nil : removals.range(of: sequence)
        if let range, begun || range.first > 1 { return [] }
        if first != sequence, begun { throw ObjectFailure.missing(names.segment(sequence)) }
        for (count, (before, next)) in zip(stored, stored.dropFirst()).enumerated() where next != before + 1 {
            guard removals.range(of: before + 1) != nil else { throw ObjectFailure.missing(names.segment(before + 1)) }
            return Array(stored.prefix(count + 1))
        }
        return stored
    }

    /// One segment's index; nil where it is not stored.
    package func segmentIndex(_ sequence: UInt64) async throws -> SegmentIndex? {
        do {
            return try await readTail(sequence).index
        } catch let error as TidemarkError where error.code == .objectMissing {
            return nil
        }
    }

    /// Numbers of stored segments from `sequence` on, rising.
    func storedSequences(from sequence: UInt64, limit: Int = .max) async throws -> [UInt64] {
        let after = sequence <= 1 ? nil : names.segment(sequence - 1)
        return try await repository.store.keys(names.log, after: after, limit: limit)
            .compactMap { names.sequence(ofSegment: $0) }
    }

    /// The newest segment as stored now. Costs one request where nothing was added since the last call.
    func currentTail() async throws -> LogTail? {
        let known = tail.withLock { $0 }
        if let known, try await !repository.store.exists(names.segment(known.index.sequence + 1)) { return known }
        let from = if let known { known.index.sequence } else { try await hintedSequence() }
        var newest = try await storedSequences(from: from).last
        if newest == nil, from > 1 { newest = try await storedSequences(from: 1).last }
        guard let newest else { return nil }
        let read = try await readTail(newest)
        tail.withLock { $0 = read }
        return read
    }

    /// A segment at or shortly before the newest, so that finding that needs no listing of the whole log.
    private func hintedSequence() async throws -> UInt64 {
        guard let hint = try await streamStatus()?.lastSequence, hint > 1,
            try await repository.store.exists(names.segment(hint))
        else { return 1 }
        return hint
    }

    func readTail(_ sequence: UInt64) async throws -> LogTail {
        let name = names.segment(sequence)
        let (section, hash) = try await repository.readFirstSection(.segment, name)
        return LogTail(index: try decodeIndex(section, sequence: sequence, name: name), hash: hash)
    }

    func decodeIndex(_ section: [UInt8], sequence: UInt64, name: String) throws -> SegmentIndex {
        let index = try StoredJSON.decode(SegmentIndex.self, from: section, name: name)
        guard index.sequence == sequence else {
            throw ObjectFailure.damaged(name, "it is the index of segment \(index.sequence)")
        }
        return index
    }

    /// The indexes that follow each other from `sequence` on, read without listing anything: long logs are read in parts.
    private func readFollowing(from sequence: UInt64, limit: Int) async throws -> [LogTail] {
        var tails: [LogTail] = []
        while limit < .max, tails.count < limit {
            let next = sequence + UInt64(tails.count)
            let count = min(Self.readAhead, limit - tails.count)
            var batch: [LogTail] = []
            do {
                batch = try await readTails(Array(next..<next + UInt64(count)))
            } catch let error as TidemarkError where error.code == .objectMissing {
                return tails
            }
            tails += batch
        }
        return tails
    }

    private func readTails(_ sequences: [UInt64]) async throws -> [LogTail] {
        try await withThrowingTaskGroup(of: (Int, LogTail).self) { group in
            var tails: [LogTail?] = Array(repeating: nil, count: sequences.count)
            var next = 0
            while next < sequences.count || !group.isEmpty {
                if next < sequences.count, next < Self.readAhead {
                    // fills the group
                } else if let (position, tail) = try await group.next() {
                    tails[position] = tail
                }
                if next < sequences.count {
                    let position = next
                    group.addTask { (position, try await self.readTail(sequences[position])) }
                    next += 1
                }
            }
            return tails.compactMap { $0 }
        }
    }
}
