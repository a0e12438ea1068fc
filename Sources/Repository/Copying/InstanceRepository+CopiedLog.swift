internal import Core
internal import ObjectStore
internal import Synchronization

/// Writing the log of a copy: numbers and runs are the original's.
extension InstanceRepository {
    /// Stores a segment of the original behind `newest`; `wrote` hears the bytes of the object. Throws `log.fenced` where
    /// another segment has that number.
    func appendCopied(
        _ index: SegmentIndex, events: [UInt8], after newest: LogTail?, wrote: (Int) -> Void
    ) async throws -> LogTail {
        var index = index
        index.previous = newest?.hash ?? ""
        let name = names.segment(index.sequence)
        let object = try repository.sealer.seal(.segment, name: name, sections: [StoredJSON.encode(index), events])
        var stored = LogTail(
            index: index,
            hash: Repository.hash(ofFirstSection: try SealedHeader(reading: object, name: name), in: object))
        do {
            try await repository.store.put(name, object, mode: .ifAbsent)
            wrote(object.count)
        } catch let error as TidemarkError where error.code == .storeExists {
            stored = try await readTail(index.sequence)
            guard stored.index.isCopy(of: index) else { throw Self.copyFenced(index.sequence) }
        }
        noteTail(stored)
        return stored
    }

    /// Stores merged segments of the original; gives the last one.
    func appendMerged(
        _ draft: MergedDraft, _ range: ClosedRange<UInt64>, wrote: (Int) -> Void
    ) async throws -> LogTail {
        let name = names.merged(range)
        let object = LogObject(name: name, first: range.lowerBound, last: range.upperBound)
        let bytes = try repository.sealer.seal(.mergedSegments, name: name, sections: draft.sections)
        do {
            try await repository.store.put(name, bytes, mode: .ifAbsent)
            wrote(bytes.count)
        } catch let error as TidemarkError where error.code == .storeExists {
            // An earlier attempt whose answer was lost, or another copy of the same.
        }
        let stored = try await MergedSegments.read(object, from: repository, withEvents: false)
        let wanted = try MergedSegments(object, section: draft.section, events: nil)
        guard zip(stored.tails, wanted.tails).allSatisfy({ $0.index.isCopy(of: $1.index) }) else {
            throw Self.copyFenced(range.lowerBound)
        }
        merged.withLock { $0.add(object) }
        let last = stored.tail(range.upperBound)
        noteTail(last)
        return last
    }

    static func copyFenced(_ sequence: UInt64) -> TidemarkError {
        TidemarkError(
            .logFenced, "The copy's log has another segment \(sequence) than the original.",
            hint: "Something else writes to it: a stream, or another copy. Copy to a repository of its own.")
    }
}

extension SegmentIndex {
    /// Equal but for the chain.
    func isCopy(of other: SegmentIndex) -> Bool {
        var own = self
        own.previous = other.previous
        return own == other
    }
}
