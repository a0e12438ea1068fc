internal import Core
internal import ObjectStore

extension InstanceVerifier {
    /// Reads segments in order and checks that each names the one before it.
    mutating func verifySegments(_ entries: [ObjectEntry]) async throws {
        var before: (sequence: UInt64, hash: String) = (0, "")
        var leftovers = 0
        for entry in entries {
            guard let sequence = instance.names.sequence(ofSegment: entry.key) else {
                report.notes.append("“\(entry.key)” is no object of a Tidemark repository.")
                continue
            }
            report.segments += 1
            if removals.range(of: sequence) != nil { leftovers += 1 }
            addMissing(after: before.sequence, before: sequence)
            let previous = before.sequence == sequence - 1 ? before.hash : nil
            var hash: String?
            let isGood = try await check(entry.key) { verifier in
                hash = try await verifier.verifySegment(sequence, entry, previous: previous)
            }
            if !isGood { damagedSegments.insert(sequence) }
            // A damaged segment cannot vouch for the next one.
            before = (sequence, hash ?? "")
            count(entry, isWhole: depth.readsWhole(entry.key))
        }
        if leftovers > 0 {
            report.notes.append("\(leftovers) segments are no longer part of the log; the next prune removes them.")
        }
        if before.sequence > 0 { try await addMissingEnd(after: before.sequence) }
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
        let sealer = instance.repository.sealer
        let header = try sealer.header(of: object, .segment, name: name)
        try sealer.checkSize(object, header, name: name)
        let index = try instance.decodeIndex(
            try sealer.open(object, header, section: 0, name: name), sequence: sequence, name: name)
        let events = try sealer.open(object, header, section: 1, name: name)
        guard UInt64(events.count) == index.rawBytes else {
            throw ObjectFailure.damaged(name, "its events are not as many bytes as its index says")
        }
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
