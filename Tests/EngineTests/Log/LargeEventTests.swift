import Core
import Engine
import MySQLWire
import Repository
import Testing

/// Events larger than a segment come in parts and are spread over segments.
@Suite struct LargeEventTests {
    private let source = SourceIdentity(
        flavour: .mysql, serverUUID: "a", serverID: 1, hostname: "h", port: 1, version: "8.0.36")

    /// What was sealed, as a restore reads it.
    private struct Archive: LogArchive {
        var segments: [SealedSegment] = []

        mutating func append(_ sealed: [SealedSegment]) {
            for var segment in sealed {
                segment.index.sequence = UInt64(segments.count + 1)
                segments.append(segment)
            }
        }

        func segmentIndexes(from sequence: UInt64, limit: Int) async throws -> [SegmentIndex] {
            segments.map(\.index).filter { $0.sequence >= sequence }.prefix(limit).map(\.self)
        }

        func segment(_ sequence: UInt64) async throws -> (index: SegmentIndex, events: [UInt8]) {
            let segment = segments[Int(sequence) - 1]
            return (segment.index, segment.events)
        }
    }

    private func builder() -> SegmentBuilder {
        SegmentBuilder(
            source: source, run: "r", gapReason: nil, position: LogPosition(gtids: .mysql(MySQLGTIDSet())),
            endedInside: false, isNewRun: true)
    }

    private func add(_ events: [[UInt8]], to builder: inout SegmentBuilder) throws {
        for event in events { try event.withUnsafeBytes { try builder.add($0) } }
    }

    /// Adds an event in parts of `size` bytes, sealing after each; `count` ends early.
    private func addParts(
        _ event: [UInt8], of size: Int, count: Int = .max, to builder: inout SegmentBuilder, _ archive: inout Archive
    ) throws {
        var offset = 0
        var number = 0
        while offset < event.count, number < count {
            let end = min(event.count, offset + size)
            let part: BinlogBatch.Part = offset == 0 ? .first : end == event.count ? .last : .middle
            try event[offset..<end].withUnsafeBytes { try builder.add($0, part: part) }
            archive.append(builder.seal(includingOpen: true))
            offset = end
            number += 1
        }
    }

    private func transaction(_ maker: inout EventMaker, _ number: Int64) -> (
        head: [[UInt8]], rows: [UInt8], end: [UInt8]
    ) {
        let head = [maker.gtid(number, microseconds: 1), maker.query("BEGIN"), maker.tableMap("s", "t")]
        let body = (0..<10_000).map { UInt8(truncatingIfNeeded: $0 * 7 + Int(number)) }
        return (head, maker.insertBlob(body), maker.xid())
    }

    /// The rows events of every whole transaction.
    private func rows(_ archive: Archive, from sequence: UInt64 = 1) async throws -> [[[UInt8]]] {
        let cache = SegmentCache(archive)
        var scanner = LogScanner(cache, from: LogLocation(segment: sequence, offset: 0))
        var groups: [[[UInt8]]] = []
        while let group = try await scanner.next() {
            var reader = LogGroupReader(cache, group)
            var found: [[UInt8]] = []
            while let item = try await reader.next() {
                if case .rows = item.event { found.append(item.withBytes { Array($0) }) }
            }
            groups.append(found)
        }
        return groups
    }

    @Test func anEventIsSpreadOverSegmentsAndJoinedAgain() async throws {
        var builder = builder()
        var maker = EventMaker()
        var archive = Archive()
        try add([maker.artificialRotate("b.000001"), maker.formatDescription()], to: &builder)
        archive.append(builder.seal(includingOpen: false))
        let first = transaction(&maker, 1)
        let second = transaction(&maker, 2)
        try add(first.head, to: &builder)
        try addParts(first.rows, of: 3_000, to: &builder, &archive)
        try add([first.end] + second.head, to: &builder)
        try addParts(second.rows, of: 9_999, to: &builder, &archive)
        try add([second.end], to: &builder)
        archive.append(builder.seal(includingOpen: false))
        let all = try await rows(archive)
        #expect(all == [[first.rows], [second.rows]])
        #expect(archive.segments.contains { ($0.index.continuedBytes ?? 0) > UInt64($0.events.count) })
        #expect(archive.segments.reduce(0) { $0 + $1.index.transactions } == 2)
        // Nothing is read from the middle of a transaction, where an event is cut least of all.
        let cut = try #require(archive.segments.first { $0.index.continuedBytes != nil }?.index.sequence)
        await #expect(throws: TidemarkError(.objectDamaged, "", hint: "")) { _ = try await rows(archive, from: cut) }
    }

    @Test func aPartThatWasStoredIsVoidWhenTheConnectionBreaks() async throws {
        var builder = builder()
        var maker = EventMaker()
        var archive = Archive()
        let opening = [maker.artificialRotate("b.000001"), maker.formatDescription()]
        try add(opening, to: &builder)
        archive.append(builder.seal(includingOpen: false))
        let one = transaction(&maker, 1)
        try add(one.head, to: &builder)
        try addParts(one.rows, of: 4_000, count: 2, to: &builder, &archive)
        builder.restart(source: source)
        try add(opening + one.head, to: &builder)
        try addParts(one.rows, of: 5_000, to: &builder, &archive)
        try add([one.end], to: &builder)
        archive.append(builder.seal(includingOpen: false))
        #expect(try await rows(archive) == [[one.rows]])
        let voids = archive.segments.filter(\.index.discardsOpenTransaction)
        #expect(voids.count == 1)
        #expect(voids.first?.index.continuedBytes == nil)
    }
}
