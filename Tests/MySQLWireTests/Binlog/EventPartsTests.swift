import MySQLWire
import Testing

/// Rows events that come in parts: the same event, and a checksum over all parts.
@Suite struct EventPartsTests {
    /// A rows event of a real log with all before it, and the parser that has read those.
    private func subject() throws -> (BinlogParser, [UInt8]) {
        let fixture = try BinlogFixture("mariadb-10.11-types")
        var parser = BinlogParser()
        for range in try fixture.eventRanges() {
            let event = Array(fixture.bytes[range])
            let before = parser
            let parsed = try event.withUnsafeBytes { try parser.parse($0) }
            if case .rows = parsed, event.count > 200 { return (before, event) }
        }
        throw BinlogError(.malformed, "no rows in the fixture")
    }

    private func parse(_ parser: BinlogParser, _ event: [UInt8], cuts: [Int]) throws -> BinlogEvent {
        var parser = parser
        let parsed = try event[..<cuts[0]].withUnsafeBytes { try parser.parse(beginning: $0) }
        for (number, start) in cuts.enumerated() {
            let end = number + 1 < cuts.count ? cuts[number + 1] : event.count
            try event[start..<end].withUnsafeBytes { try parser.parse(part: $0, isLast: number + 1 == cuts.count) }
        }
        return parsed
    }

    @Test func everyCutGivesTheSameEvent() throws {
        let (parser, event) = try subject()
        for cut in [150, event.count - 5, event.count - 4, event.count - 3, event.count - 1] {
            let parsed = try parse(parser, event, cuts: [140, cut])
            guard case .rows(let rows) = parsed else {
                Issue.record("not rows: \(parsed)")
                continue
            }
            #expect(rows.images.lowerBound < 140)
        }
    }

    @Test func aFlippedBitInAnyPartIsNoticed() throws {
        let (parser, event) = try subject()
        for place in [139, 145, 160, event.count - 5, event.count - 1] {
            var damaged = event
            damaged[place] ^= 4
            #expect(throws: BinlogError.self) { try parse(parser, damaged, cuts: [130, 150, 170]) }
        }
        #expect(throws: BinlogError.self) { try parse(parser, Array(event.dropLast()), cuts: [130, 150]) }
    }
}
