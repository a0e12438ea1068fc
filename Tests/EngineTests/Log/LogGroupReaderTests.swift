import Core
import Engine
import MySQLWire
import Repository
import Testing

/// Transactions that lie over several segments.
@Suite struct LogGroupReaderTests {
    /// Segments in memory.
    private struct Archive: LogArchive {
        var segments: [(index: SegmentIndex, events: [UInt8])] = []

        func segmentIndexes(from sequence: UInt64, limit: Int) async throws -> [SegmentIndex] {
            Array(segments.map(\.index).filter { $0.sequence >= sequence }.prefix(limit))
        }

        func segment(_ sequence: UInt64) async throws -> (index: SegmentIndex, events: [UInt8]) {
            guard let found = segments.first(where: { $0.index.sequence == sequence }) else {
                throw TidemarkError(.objectMissing, "segment \(sequence)", hint: "")
            }
            return found
        }
    }

    /// Cuts a log as the stream does, after each of the given groups of events.
    private static func archive(_ parts: [[[UInt8]]]) throws -> Archive {
        let source = SourceIdentity(
            flavour: .mysql, serverUUID: "a", serverID: 1, hostname: "h", port: 1, version: "8.0.36")
        var builder = SegmentBuilder(
            source: source, run: "r", gapReason: nil, position: LogPosition(gtids: .mysql(MySQLGTIDSet())),
            endedInside: false, isNewRun: true)
        var archive = Archive()
        for part in parts {
            for event in part { try event.withUnsafeBytes { try builder.add($0) } }
            for var sealed in builder.seal(includingOpen: true) {
                sealed.index.sequence = UInt64(archive.segments.count + 1)
                sealed.index.run = "r"
                archive.segments.append((sealed.index, sealed.events))
            }
        }
        return archive
    }

    private static func groups(_ archive: Archive) async throws -> [LogGroup] {
        var scanner = LogScanner(SegmentCache(archive), from: LogLocation(segment: 1, offset: 0))
        var groups: [LogGroup] = []
        while let group = try await scanner.next() { groups.append(group) }
        return groups
    }

    /// The rows of a transaction as `table:value`.
    private static func rows(_ archive: Archive, _ group: LogGroup) async throws -> [String] {
        var reader = LogGroupReader(SegmentCache(archive), group)
        var found: [String] = []
        while let item = try await reader.next() {
            guard case .rows(let event) = item.event else { continue }
            var decoder = try RowsDecoder(table: event.table)
            var rows = DecodedRows()
            try item.withBytes { try decoder.decode(event, in: $0, into: &rows) }
            for index in 0..<rows.count {
                let row = try #require(rows.after(index))
                // The bitmap, then four bytes of INT.
                let value = rows.bytes[(row.lowerBound + 1)..<row.upperBound].reversed().reduce(0) { $0 << 8 | Int($1) }
                found.append("\(event.table.name):\(value)")
            }
        }
        return found
    }

    @Test func `the table map is in one segment, its rows in the next`() async throws {
        var maker = EventMaker()
        let start = [maker.artificialRotate("b.000001"), maker.formatDescription()]
        let head = [maker.gtid(1, microseconds: 5), maker.query("BEGIN"), maker.tableMap(7, "t")]
        let archive = try Self.archive([start, head, [maker.insert(7, [41, 42]), maker.xid()]])
        #expect(archive.segments.count == 3)
        #expect(archive.segments[1].index.endsInsideTransaction)
        let groups = try await Self.groups(archive)
        #expect(groups.count == 1)
        let group = try #require(groups.first)
        #expect(group.start.segment == 2 && group.end.segment == 3)
        #expect(try await Self.rows(archive, group) == ["t:41", "t:42"])
    }

    @Test func `every event in a segment of its own, two tables in turn`() async throws {
        var maker = EventMaker()
        var parts = [[maker.artificialRotate("b.000001"), maker.formatDescription()]]
        parts.append([maker.gtid(1, microseconds: 5)])
        parts.append([maker.query("BEGIN")])
        parts.append([maker.tableMap(7, "t")])
        parts.append([maker.tableMap(8, "u")])
        parts.append([maker.insert(7, [1], endsStatement: false)])
        parts.append([maker.insert(8, [2])])
        // The number of a table may be given to another one in the same transaction.
        parts.append([maker.tableMap(7, "v")])
        parts.append([maker.insert(7, [3])])
        parts.append([maker.xid()])
        // The next one knows nothing of what came before.
        parts.append([maker.gtid(2, microseconds: 6), maker.query("BEGIN"), maker.tableMap(9, "w")])
        parts.append([maker.insert(9, [4]), maker.xid()])
        let archive = try Self.archive(parts)
        #expect(archive.segments.count == 12)
        let groups = try await Self.groups(archive)
        #expect(groups.count == 2)
        var rows: [[String]] = []
        for group in groups { rows.append(try await Self.rows(archive, group)) }
        #expect(rows == [["t:1", "u:2", "v:3"], ["w:4"]])
    }

    @Test func `rows whose table map is nowhere are an error, not a guess`() async throws {
        var maker = EventMaker()
        let start = [maker.artificialRotate("b.000001"), maker.formatDescription()]
        let first = [maker.gtid(1, microseconds: 5), maker.query("BEGIN"), maker.tableMap(7, "t"), maker.xid()]
        let second = [maker.gtid(2, microseconds: 6), maker.query("BEGIN"), maker.insert(7, [1]), maker.xid()]
        // The builder that cuts the log refuses such events itself, so the archive is put together by hand.
        var archive = try Self.archive([start, first])
        var events: [UInt8] = []
        for event in second {
            withUnsafeBytes(of: UInt64(0).littleEndian) { events += $0 }
            events += event
        }
        var index = archive.segments[1].index
        index.sequence = 3
        archive.segments.append((index, events))
        let groups = try await Self.groups(archive)
        #expect(groups.count == 2)
        let error = await #expect(throws: TidemarkError.self) { _ = try await Self.rows(archive, groups[1]) }
        #expect(error?.code == .objectDamaged)
    }
}
