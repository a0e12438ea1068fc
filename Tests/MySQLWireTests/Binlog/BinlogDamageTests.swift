import MySQLWire
import TestKit
import Testing

/// Damaged and forged events end in an error that names the event, never in a crash or a wrong row.
@Suite struct BinlogDamageTests {
    @Test func everyFlippedBitIsNoticed() throws {
        let fixture = try BinlogFixture("mysql-9.7-events")
        var random = SeededGenerator(label: "flipped bits")
        let ranges = try fixture.eventRanges()
        for _ in 0..<5_000 {
            guard let range = ranges.randomElement(using: &random) else { return }
            var event = Array(fixture.bytes[range])
            let place = Int.random(in: 0..<event.count, using: &random)
            // The in-use flag of the format description is the one bit no checksum covers.
            let bit = UInt8(1) << UInt8.random(in: 0..<8, using: &random)
            if range.lowerBound == 4, place == 17, bit == 1 { continue }
            event[place] ^= bit
            var parser = BinlogParser()
            if range.lowerBound != 4 {
                try fixture.bytes[ranges[0]].withUnsafeBytes { _ = try parser.parse($0) }
            }
            #expect(throws: BinlogError.self, "byte \(place) of the event at \(range.lowerBound)") {
                try event.withUnsafeBytes { _ = try parser.parse($0) }
            }
        }
    }

    @Test func errorsNameTheEventAndHideText() throws {
        let fixture = try BinlogFixture("mysql-9.7-events")
        let ranges = try fixture.eventRanges()
        var parser = BinlogParser()
        try fixture.bytes[ranges[0]].withUnsafeBytes { _ = try parser.parse($0) }
        var event = Array(fixture.bytes[ranges[3]])
        event[event.count - 6] ^= 1
        let error = try #require(throws: BinlogError.self) { try event.withUnsafeBytes { _ = try parser.parse($0) } }
        #expect(error.kind == .checksumMismatch)
        #expect(error.eventType == .query)
        #expect("\(error)".contains("QUERY"))
        #expect(error.excerpt.contains(".."))
    }

    /// What a server of a later version may send: passed over when marked as ignorable, reported otherwise.
    @Test func unknownEvents() throws {
        func event(type: UInt8, flags: UInt8) -> [UInt8] {
            [1, 0, 0, 0, type, 1, 0, 0, 0, 23, 0, 0, 0, 0, 0, 0, 0, flags, 0, 1, 2, 3, 4]
        }
        for name in ["mysql-9.7-payload", "mariadb-10.11-old-temporals"] {
            let fixture = try BinlogFixture(name)
            var parser = BinlogParser()
            try fixture.bytes[try fixture.eventRanges()[0]].withUnsafeBytes { _ = try parser.parse($0) }
            let passed = try event(type: 250, flags: 0x80).withUnsafeBytes { try parser.parse($0) }
            guard case .ignorable(let type) = passed else {
                Issue.record("\(passed)")
                continue
            }
            #expect(type.rawValue == 250)
            let error = try #require(throws: BinlogError.self) {
                try event(type: 250, flags: 0).withUnsafeBytes { _ = try parser.parse($0) }
            }
            #expect(error.kind == .unknownEvent)
        }
    }

    @Test func rowsNeedTheirTableMap() throws {
        let fixture = try BinlogFixture("mysql-9.7-events")
        var parser = BinlogParser()
        var failed = 0
        for range in try fixture.eventRanges() {
            try fixture.bytes[range].withUnsafeBytes { event in
                if try BinlogEventHeader(event).type == .tableMap { return }
                do {
                    _ = try parser.parse(event)
                } catch let error as BinlogError {
                    #expect(error.kind == .missingTableMap)
                    failed += 1
                }
            }
        }
        #expect(failed > 5)
    }

    /// A stream starts with an artificial ROTATE, with or without a checksum.
    @Test func rotateBeforeTheFormat() throws {
        var parser = BinlogParser()
        let name = Array("bin.000007".utf8)
        let size = UInt8(19 + 8 + name.count)
        let event: [UInt8] =
            [0, 0, 0, 0, 4, 1, 0, 0, 0, size, 0, 0, 0, 0, 0, 0, 0, 0x20, 0, 4, 0, 0, 0, 0, 0, 0, 0] + name
        guard case .rotate(let rotate) = try event.withUnsafeBytes({ try parser.parse($0) }) else {
            Issue.record("not a rotation")
            return
        }
        #expect(rotate == RotateEvent(fileName: "bin.000007", position: 4, isArtificial: true))
    }
}
