internal import Core
package import Repository

/// The segments read last, so that scanning and applying the same stretch reads it once.
package actor SegmentCache {
    private let archive: any LogArchive
    private var kept: [(sequence: UInt64, index: SegmentIndex, events: [UInt8])] = []
    /// The newest sequence number found stored.
    private var newest: UInt64 = 0
    /// Of segments to come, in order.
    private var indexes: ArraySlice<SegmentIndex> = []

    package init(_ archive: any LogArchive) { self.archive = archive }

    /// A segment, or nil after the newest.
    package func segmentIfStored(_ sequence: UInt64) async throws -> (index: SegmentIndex, events: [UInt8])? {
        if let found = kept.first(where: { $0.sequence == sequence }) { return (found.index, found.events) }
        if sequence > newest {
            let indexes = try await archive.segmentIndexes(from: sequence, limit: 64)
            guard let last = indexes.last, indexes.first?.sequence == sequence else { return nil }
            newest = last.sequence
        }
        let (index, events) = try await archive.segment(sequence)
        kept.append((sequence, index, events))
        if kept.count > 2 { kept.removeFirst() }
        return (index, events)
    }

    /// What a segment holds, without reading it; nil after the newest. To be asked in order.
    func index(_ sequence: UInt64) async throws -> SegmentIndex? {
        indexes = indexes.drop { $0.sequence < sequence }
        if indexes.first?.sequence != sequence {
            indexes = try await archive.segmentIndexes(from: sequence, limit: 256)[...]
            guard indexes.first?.sequence == sequence else { return nil }
            newest = max(newest, indexes.last?.sequence ?? 0)
        }
        return indexes.first
    }

    /// A segment that was read before. Throws `object.missing`.
    package func segment(_ sequence: UInt64) async throws -> (index: SegmentIndex, events: [UInt8]) {
        guard let segment = try await segmentIfStored(sequence) else {
            throw TidemarkError(
                .objectMissing, "Segment \(sequence) of the log is not in the repository.",
                hint: "Run tidemark verify.")
        }
        return segment
    }
}
