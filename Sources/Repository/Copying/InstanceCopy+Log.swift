internal import Core
internal import Crypto
internal import ObjectStore
internal import Synchronization

extension InstanceCopy {
    /// Objects of the source's log that are looked up at a time.
    private static let page = 256

    /// Copies what the log has more than the copy, up to the end of the selection.
    package func copyLog() async throws {
        let newest = try await target.currentTail()
        var tail = newest
        var next: UInt64
        if let newest {
            try await requireCopied(newest)
            if isBeyond(newest.index) { return }
            next = newest.index.sequence + 1
        } else {
            next = try await firstWanted()
        }
        while true {
            let objects = try await source.logObjects(from: next, limit: Self.page)
            if objects.isEmpty { return }
            for object in objects where object.last >= next {
                try Task.checkCancellation()
                if object.first > next || (tail == nil && next > 1) {
                    next = try await recordHole(before: max(next, object.first), after: tail)
                    if object.first >= next { tail = tail.map { LogTail(index: $0.index, hash: "") } }
                }
                guard let copied = try await copy(object, from: next, after: tail) else { return }
                tail = copied
                next = copied.index.sequence + 1
                if isBeyond(copied.index) { return }
            }
        }
    }

    /// The copy's newest segment must be the original's of that number, unless that one is gone. Throws `log.fenced`.
    private func requireCopied(_ newest: LogTail) async throws {
        let sequence = newest.index.sequence
        guard sourceHash?.sequence != sequence else { return }
        do {
            let original = try await source.readTail(sequence)
            guard newest.index.isCopy(of: original.index) else { throw InstanceRepository.copyFenced(sequence) }
            sourceHash = (sequence, original.hash)
        } catch let error as TidemarkError where error.code == .objectMissing {
            guard try await source.removals().names(sequence...sequence) else { throw error }
        }
    }

    /// Where the copy of the log begins.
    private func firstWanted() async throws -> UInt64 {
        let first = try await source.logObjects(from: 1, limit: 1).first?.first ?? 1
        guard selection.since != nil else { return first }
        let bases = selection.bases(of: try await source.bases())
        guard var wanted = bases.map(\.firstSegment).min() else {
            throw TidemarkError(
                .baseMissing, "There is no base for the restore points that are to be copied.",
                hint: "Choose an earlier beginning: tidemark list --instance shows the bases.")
        }
        // Replay begins where the transaction begins that is open there.
        while wanted > first, let before = try await source.segmentIndex(wanted - 1), before.endsInsideTransaction {
            wanted -= 1
        }
        return max(first, wanted)
    }

    /// Whether a segment lies behind the end of the selection.
    private func isBeyond(_ index: SegmentIndex) -> Bool {
        guard let until = selection.until, let last = index.lastCommit else { return false }
        return last > until
    }

    /// Says in the copy that the segments before `next` are not there, and why. Gives `next`. Throws `object.missing` where
    /// the source does not say so either.
    private func recordHole(before next: UInt64, after tail: LogTail?) async throws -> UInt64 {
        let first = (tail?.index.sequence ?? 0) + 1
        guard first < next else { return next }
        let hole = first...next - 1
        if tail != nil {
            guard try await source.removals().names(hole) else {
                throw ObjectFailure.missing(source.names.segment(first))
            }
        }
        if try await !target.removals().names(hole) {
            try await target.withLease(.copy, clock: clock) { lease in
                try await target.recordRemoval(of: [hole], .notCopied, under: lease)
            }
        }
        return next
    }

    /// Copies what an object holds from `next` on; gives the last segment copied, nil where it is gone from the source.
    private func copy(_ object: LogObject, from next: UInt64, after tail: LogTail?) async throws -> LogTail? {
        if object.isMerged, object.first == next {
            let content = try await source.mergedCache.content(of: object, withEvents: true)
            if let last = content.tails.last?.index, content.tails.dropLast().allSatisfy({ !isBeyond($0.index) }),
                last.sequence == object.last
            {
                return try await copyMerged(content, after: tail)
            }
        }
        var tail = tail
        for sequence in max(next, object.first)...object.last {
            let (read, events) = try await source.content(sequence)
            try check(read)
            tail = try await target.appendCopied(read.index, events: events, after: tail) { self.count($0) }
            report.segments += 1
            if isBeyond(read.index) { break }
        }
        return tail
    }

    /// Each segment of the source must name the one before it.
    private func check(_ read: LogTail) throws {
        if let before = sourceHash, before.sequence + 1 == read.index.sequence, read.index.previous != before.hash {
            throw TidemarkError(
                .logBroken, "Segment \(read.index.sequence) does not belong to the segment before it.",
                hint: "Run tidemark verify on the repository that is copied.")
        }
        sourceHash = (read.index.sequence, read.hash)
        source.noteTail(read)
    }

    private func copyMerged(_ content: MergedSegments, after tail: LogTail?) async throws -> LogTail {
        var entries: [(hash: String, index: [UInt8])] = []
        var events: [UInt8] = []
        var last = tail
        for read in content.tails {
            try check(read)
            var index = read.index
            index.previous = last?.hash ?? ""
            let encoded = try StoredJSON.encode(index)
            let hash = encoded.withUnsafeBytes { Hex.encode(SHA256.hash(data: $0)) }
            entries.append((hash, encoded))
            events += content.events(of: index.sequence) ?? []
            last = LogTail(index: index, hash: hash)
        }
        let copied = try await target.appendMerged(
            MergedDraft(section: MergedIndex.encoded(entries), events: events), content.object.range
        ) { self.count($0) }
        report.segments += UInt64(content.tails.count)
        return copied
    }

    private func count(_ bytes: Int) { report.bytes += UInt64(bytes) }
}
