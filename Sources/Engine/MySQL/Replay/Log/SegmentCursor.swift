internal import Core
internal import Repository

/// Walks the raw events of one segment.
struct SegmentCursor {
    let index: SegmentIndex
    let events: [UInt8]
    /// Where the next event's frame begins.
    private(set) var offset: Int

    /// A raw event's place and where it ended in the server's file.
    struct Entry {
        let range: Range<Int>
        let endOffset: UInt64
        let type: UInt8
        /// When its statement began, seconds since 1970.
        let timestamp: UInt32
        /// Where its frame begins.
        let frame: Int
        /// The whole event in bytes; more than `range` where it goes on in the next segment.
        let size: Int

        var goesOn: Bool { size > range.count }
    }

    /// How many bytes at the beginning are of an event begun in an earlier segment.
    var continuation: Int { Int(min(index.continuedBytes ?? 0, UInt64(events.count))) }

    init(index: SegmentIndex, events: [UInt8], offset: Int = 0) {
        self.index = index
        self.events = events
        self.offset = offset
    }

    /// The next event, nil at the segment's end. Throws `object.damaged` where the frames do not fit.
    mutating func next() throws(TidemarkError) -> Entry? {
        guard offset < events.count else { return nil }
        // 8 bytes of offset, then a header of 19 bytes with the event's size at its 9th.
        guard events.count - offset >= 27 else { throw damaged() }
        let entry: Entry? = events.withUnsafeBytes { bytes in
            let end = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            let start = offset + 8
            let size = Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: start + 9, as: UInt32.self)))
            guard size >= 19, size <= bytes.count - start || index.endsInsideTransaction else { return nil }
            return Entry(
                range: start..<min(start + size, bytes.count), endOffset: end, type: bytes[start + 4],
                timestamp: UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: start, as: UInt32.self)),
                frame: offset, size: size)
        }
        guard let entry else { throw damaged() }
        offset = entry.range.upperBound
        return entry
    }

    private func damaged() -> TidemarkError {
        TidemarkError(
            .objectDamaged, "Segment \(index.sequence) of the log does not consist of whole events.",
            hint: "Run tidemark verify, and restore to a moment before this segment.")
    }
}
