internal import Core
internal import ObjectStore

extension InstanceVerifier {
    /// Reads segments in order, merged or not, and checks that each names the one before it.
    mutating func verifySegments(_ entries: [ObjectEntry]) async throws {
        var before: (sequence: UInt64, hash: String) = (0, "")
        var leftovers = 0
        let stored = Set(entries.map(\.key))
        for entry in entries {
            guard let object = instance.names.logObject(entry.key) else {
                report.notes.append("“\(entry.key)” is no object of a Tidemark repository.")
                continue
            }
            let isWhole = depth.readsWhole(entry.key)
            if object.last <= before.sequence {
                try await verifyBesideMerged(object, entry)
                count(entry, isWhole: isWhole)
                continue
            }
            report.segments += object.last - object.first + 1
            if removals.names(object.range) { leftovers += object.range.count }
            addMissing(after: before.sequence, before: object.first)
            before = try await verifyLogObject(object, entry, after: before, stored: stored)
            count(entry, isWhole: isWhole)
        }
        if leftovers > 0 {
            report.notes.append("\(leftovers) segments are no longer part of the log; the next prune removes them.")
        }
        if before.sequence > 0 { try await addMissingEnd(after: before.sequence) }
    }

    /// Checks an object of the log; gives its last segment with the hash the next one names.
    private mutating func verifyLogObject(
        _ object: LogObject, _ entry: ObjectEntry, after before: (sequence: UInt64, hash: String), stored: Set<String>
    ) async throws -> (sequence: UInt64, hash: String) {
        let previous = before.sequence == object.first - 1 ? before.hash : nil
        var reached = object.last
        var hash: String?
        let isGood = try await check(object.name) { verifier in
            if object.isMerged {
                hash = try await verifier.verifyMerged(object, entry, previous: previous)
                return
            }
            do {
                hash = try await verifier.verifySegment(object.first, entry, previous: previous)
            } catch let error as TidemarkError where error.code == .objectMissing {
                // It may have been merged since the listing.
                guard let merged = try await verifier.instance.mergedObject(holding: object.first) else { throw error }
                hash = try await verifier.verifyMerged(
                    merged, nil, previous: merged.first == object.first ? previous : nil)
                reached = merged.last
            }
        }
        if !isGood, !object.isMerged { damagedSegments.insert(object.first) }
        if !isGood, object.isMerged, !object.range.allSatisfy({ stored.contains(instance.names.segment($0)) }) {
            missingSegments[object.name] = object.range
        }
        // What is damaged cannot vouch for the next one.
        return (reached, hash ?? "")
    }

    /// - Parameter entry: as listed; nil reads the whole whatever the depth.
    private mutating func verifyMerged(
        _ object: LogObject, _ entry: ObjectEntry?, previous: String?
    ) async throws -> String {
        let content: MergedSegments
        if let entry, !depth.readsWhole(entry.key) {
            let (section, _, size) = try await instance.repository.probe(.mergedSegments, object.name)
            try ObjectFailure.requireSize(entry.size, size, of: object.name)
            content = try MergedSegments(object, section: section, events: nil)
        } else {
            content = try await MergedSegments.read(object, from: instance.repository, withEvents: true)
        }
        for tail in content.tails { indexes[tail.index.sequence] = tail.index }
        if let previous, !previous.isEmpty, let first = content.tails.first, previous != first.index.previous {
            throw TidemarkError(
                .logBroken, "Segment \(object.first) does not belong to the segment before it.",
                hint: "One of the two was put in the other's place; make a new base.")
        }
        return content.tails.last?.hash ?? ""
    }

    /// A segment that a merged object holds as well is of no consequence; merging that was interrupted left it.
    private mutating func verifyBesideMerged(_ object: LogObject, _ entry: ObjectEntry) async throws {
        do {
            let kept = indexes[object.first]
            _ = try await verifySegment(object.first, entry, previous: nil)
            if let kept { indexes[object.first] = kept }
        } catch let error as TidemarkError where error.isObjectFailure {
            guard error.code != .objectMissing else { return }
            report.notes.append("Segment \(object.first), which was merged, is damaged: \(error.message)")
        }
    }

    private mutating func verifySegment(
        _ sequence: UInt64, _ entry: ObjectEntry, previous: String?
    ) async throws -> String {
        let (index, hash) =
            try await depth.readsWhole(entry.key)
            ? wholeSegment(sequence, name: entry.key) : segmentWithoutEvents(sequence, entry)
        indexes[sequence] = index
        if let previous, !previous.isEmpty, previous != index.previous {
            throw TidemarkError(
                .logBroken, "Segment \(sequence) does not belong to the segment before it.",
                hint: "One of the two was put in the other's place; make a new base.")
        }
        return hash
    }

    private func segmentWithoutEvents(
        _ sequence: UInt64, _ entry: ObjectEntry
    ) async throws -> (index: SegmentIndex, hash: String) {
        let name = entry.key
        let (section, hash, size) = try await instance.repository.probe(.segment, name)
        let index = try instance.decodeIndex(section, sequence: sequence, name: name)
        try ObjectFailure.requireSize(entry.size, size, of: name)
        return (index, hash)
    }

    private func wholeSegment(
        _ sequence: UInt64, name: String
    ) async throws -> (index: SegmentIndex, hash: String) {
        let object = try await instance.repository.bytes(of: name)
        let sections = try await instance.repository.open(object, .segment, name: name)
        let index = try instance.decodeIndex(sections[0], sequence: sequence, name: name)
        guard UInt64(sections[1].count) == index.rawBytes else {
            throw ObjectFailure.damaged(name, "its events are not as many bytes as its index says")
        }
        let header = try SealedHeader(reading: object, name: name)
        return (index, Repository.hash(ofFirstSection: header, in: object))
    }

    private mutating func addMissing(after before: UInt64, before next: UInt64) {
        guard before + 1 < next else { return }
        // A long hole is one message.
        for hole in removals.unnamed(in: before + 1...next - 1) {
            let name = instance.names.segment(hole.lowerBound)
            var damage = DamagedObject(name, ObjectFailure.missing(name))
            if hole.count > 1 { damage.problem += " So are all up to segment \(hole.upperBound)." }
            report.damaged.append(damage)
            missingSegments[name] = hole
        }
    }

    /// The stream said it had stored more than is there.
    private mutating func addMissingEnd(after last: UInt64) async throws {
        guard let status = try await instance.streamStatus(), status.lastSequence > last else { return }
        addMissing(after: last, before: status.lastSequence + 1)
    }
}
