internal import Core
internal import ObjectStore
internal import Synchronization

extension InstanceRepository {
    /// The newest segment's index, or nil where the log is empty.
    package func lastSegment() async throws -> SegmentIndex? { try await currentTail()?.index }

    /// Appends a segment: `index.sequence` must be the newest plus one, or 1. Gives the index as stored, with
    /// `previous` and `runs` filled in.
    ///
    /// May be called again with the same index when it failed: a segment that was stored although the answer was lost
    /// is recognised. Throws `log.fenced` where another writer has stored that number, `log.broken` where it leaves a
    /// hole.
    @discardableResult
    package func appendSegment(_ index: SegmentIndex, events: [UInt8]) async throws -> SegmentIndex {
        let cached = tail.withLock { $0 }
        let newest =
            if let cached, cached.index.sequence + 1 >= index.sequence { cached } else { try await currentTail() }
        if let newest, newest.index.sequence == index.sequence, newest.index.isSame(as: index) { return newest.index }
        let expected = (newest?.index.sequence ?? 0) + 1
        guard index.sequence >= expected else { throw fenced(index) }
        guard index.sequence == expected, UInt64(events.count) == index.rawBytes else {
            throw TidemarkError(
                .logBroken, "Segment \(index.sequence) does not follow segment \(expected - 1).",
                hint: "This is a defect of Tidemark; please report it.")
        }
        var index = index
        index.previous = newest?.hash ?? ""
        index.runs = (newest?.index.runs ?? []).extended(by: index)
        let name = names.segment(index.sequence)
        let object = try repository.sealer.seal(
            .segment, name: name, sections: [StoredJSON.encode(index), events])
        let seenAt = tailSeenAt.withLock { $0 }
        let begun = ContinuousClock.now
        let header = try SealedHeader(reading: object, name: name)
        var stored = LogTail(index: index, hash: Repository.hash(ofFirstSection: header, in: object))
        do {
            try await repository.store.put(name, object, mode: .ifAbsent)
        } catch let error as TidemarkError where error.code == .storeExists {
            stored = try await adoptStored(index)
        }
        if seenAt.map({ ContinuousClock.now - $0 > longestSilence }) ?? true {
            try await requireNewest(index, name: name)
        }
        tail.withLock { $0 = stored }
        tailSeenAt.withLock { $0 = begun }
        return stored.index
    }

    /// Takes back a segment that was stored although another writer has gone on from the same tail: where its segments
    /// have been merged away from under their own names since, the name was free although the number is taken.
    private func requireNewest(_ index: SegmentIndex, name: String) async throws {
        let sequence = index.sequence
        let before = sequence > LogObject.maximumSegments ? sequence - LogObject.maximumSegments : 0
        let near = try await logObjects(from: before)
        guard near.contains(where: { $0.last >= sequence && $0.name != name }) else { return }
        try await repository.store.delete(name)
        throw fenced(index)
    }

    /// One segment with its events, `[u64 LE end offset in its binlog file][raw event]` repeated. Throws
    /// `object.missing`.
    package func segment(_ sequence: UInt64) async throws -> (index: SegmentIndex, events: [UInt8]) {
        let (tail, events) = try await content(sequence)
        return (tail.index, events)
    }

    /// One segment with its hash. Throws `object.missing`.
    func content(_ sequence: UInt64) async throws -> (tail: LogTail, events: [UInt8]) {
        let name = names.segment(sequence)
        return try await reading(sequence) { object in
            let content = try await mergedCache.content(of: object, withEvents: true)
            return (content.tail(sequence), content.events(of: sequence) ?? [])
        } small: {
            let object = try await repository.bytes(of: name)
            let sections = try await repository.open(object, .segment, name: name)
            let index = try decodeIndex(sections[0], sequence: sequence, name: name)
            guard UInt64(sections[1].count) == index.rawBytes else {
                throw ObjectFailure.damaged(name, "its events are not as many bytes as its index says")
            }
            let hash = Repository.hash(ofFirstSection: try SealedHeader(reading: object, name: name), in: object)
            return (LogTail(index: index, hash: hash), sections[1])
        }
    }

    /// The stream's last word, or nil where there never was one. A damaged one is nil too: it is a hint only.
    package func streamStatus() async throws -> StreamStatus? {
        let name = names.streamStatus
        do {
            let sections = try await repository.read(.streamStatus, name)
            return try StoredJSON.decode(StreamStatus.self, from: sections[0], name: name)
        } catch let error as TidemarkError where error.isReadingFailure {
            return nil
        }
    }

    package func putStreamStatus(_ status: StreamStatus) async throws {
        try await repository.write(
            .streamStatus, names.streamStatus, [StoredJSON.encode(status)], mode: .overwrite)
    }

    /// The put found a segment of that number: ours, stored by an attempt whose answer was lost, or another writer's.
    private func adoptStored(_ index: SegmentIndex) async throws -> LogTail {
        let stored = try await readTail(index.sequence)
        guard stored.index.isSame(as: index) else { throw fenced(index) }
        return stored
    }

    private func fenced(_ index: SegmentIndex) -> TidemarkError {
        TidemarkError(
            .logFenced,
            "Another stream is writing the log of this instance: segment \(index.sequence) is already stored.",
            hint: "Stop one of the two; the log itself is whole.")
    }
}

extension SegmentIndex {
    /// Equal in everything the log writer decides.
    fileprivate func isSame(as other: SegmentIndex) -> Bool {
        var own = self
        own.previous = other.previous
        own.runs = other.runs
        return own == other
    }
}
