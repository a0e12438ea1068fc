import MySQLWire
import TestKit
import Testing

/// A million broken inputs through every decoder: each ends with a result or a `BinlogError`.
@Suite(.serialized) struct BinlogFuzzTests {
    /// The events of all fixtures without their checksums, and parsers that know their tables.
    private struct Corpus {
        struct Entry {
            let fixture: Int
            let event: [UInt8]
            let tableMap: [UInt8]?
        }
        var parsers: [BinlogParser] = []
        var entries: [Entry] = []
        var payloads: [Entry] = []

        init() throws {
            let names = [
                "mysql-9.7-types", "mysql-9.7-events", "mysql-9.7-payload", "mariadb-10.11-types",
                "mariadb-10.11-events", "mariadb-10.11-compressed", "mariadb-10.11-full-metadata",
                "mariadb-10.11-old-temporals", "mariadb-11.8-events", "mariadb-11.8-full-nodup",
            ]
            for (index, name) in names.enumerated() {
                let fixture = try BinlogFixture(name)
                var parser = BinlogParser()
                var map: [UInt8]?
                var checksum = 0
                for range in try fixture.eventRanges() {
                    let bytes = Array(fixture.bytes[range])
                    let parsed = try bytes.withUnsafeBytes { try parser.parse($0) }
                    var bare = Array(bytes.dropLast(checksum))
                    BinlogFuzzTests.setSize(&bare)
                    switch parsed {
                    case .formatDescription(let format): checksum = format.checksum.size
                    case .transactionPayload(let payload):
                        payloads.append(Entry(fixture: index, event: bare, tableMap: nil))
                        for nested in try BinlogFixture.nestedEvents(of: payload, in: bytes) {
                            let inner = try nested.withUnsafeBytes { try parser.parseNested($0) }
                            if case .tableMap = inner { map = nested }
                            if nested.count < 2_000 {
                                entries.append(Entry(fixture: index, event: nested, tableMap: map))
                            }
                        }
                    default:
                        if case .tableMap = parsed { map = bare }
                        if bare.count < 2_000 { entries.append(Entry(fixture: index, event: bare, tableMap: map)) }
                    }
                }
                parsers.append(parser)
            }
        }
    }

    private static func setSize(_ event: inout [UInt8]) {
        guard event.count >= 13 else { return }
        for index in 0..<4 { event[9 + index] = UInt8(truncatingIfNeeded: event.count >> (8 * index)) }
    }

    /// Changes a few bytes, cuts or extends.
    private static func damage(_ bytes: inout [UInt8], from start: Int, _ random: inout SeededGenerator) {
        guard bytes.count > start else { return }
        let interesting: [UInt8] = [0, 1, 0x7F, 0x80, 0xFB, 0xFC, 0xFD, 0xFE, 0xFF]
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let place = Int.random(in: start..<bytes.count, using: &random)
            let value = UInt8.random(in: 0...255, using: &random)
            bytes[place] = random.chance(50) ? value : interesting[Int(value) % interesting.count]
        }
        switch Int.random(in: 0..<10, using: &random) {
        case 0: bytes.removeLast(Int.random(in: 0...(bytes.count - start), using: &random))
        case 1: bytes.append(contentsOf: (0..<Int.random(in: 1...20, using: &random)).map { UInt8($0 * 37 & 0xFF) })
        default: break
        }
    }

    @Test func events() throws {
        var random = SeededGenerator(label: "damaged events")
        let corpus = try Corpus()
        var output = DecodedRows()
        var decoded = 0
        var refused = 0
        // Deflate is the strongest expansion there is; its output grows by doubling.
        var meter = FuzzMeter("events", limit: .init(base: 512 << 10, perByte: 3_300))
        for _ in 0..<700_000 {
            let entry = corpus.entries[Int.random(in: 0..<corpus.entries.count, using: &random)]
            var parser = corpus.parsers[entry.fixture]
            var event = entry.event
            // Now and then the rows stay whole and their table is forged.
            let forged = entry.tableMap != nil && random.chance(20)
            var map = forged ? entry.tableMap : nil
            if var forgedMap = map {
                Self.damage(&forgedMap, from: 25, &random)
                Self.setSize(&forgedMap)
                map = forgedMap
            } else {
                Self.damage(&event, from: random.chance(10) ? 0 : 19, &random)
                Self.setSize(&event)
            }
            let isDecoded = try meter.measure(event.count) {
                Self.isDecoded(map, event, &parser, &output)
            }.get()
            if isDecoded { decoded += 1 } else { refused += 1 }
        }
        meter.report()
        #expect(meter.excesses == [])
        #expect(decoded > 50_000 && refused > 50_000)
    }

    /// Whether an event and its table are understood; throws what is no `BinlogError`.
    private static func isDecoded(
        _ map: [UInt8]?, _ event: [UInt8], _ parser: inout BinlogParser, _ output: inout DecodedRows
    ) -> Result<Bool, any Error> {
        do {
            if let map { _ = try map.withUnsafeBytes { try parser.parseNested($0) } }
            try event.withUnsafeBytes { bytes in
                guard case .rows(let rows) = try parser.parseNested(bytes) else { return }
                var decoder = try RowsDecoder(table: rows.table)
                try decoder.decode(rows, in: bytes, into: &output)
                if output.byteCount > 1_100 * bytes.count + 65_536 { throw Expansion() }
            }
            return .success(true)
        } catch is BinlogError {
            return .success(false)
        } catch {
            return .failure(error)
        }
    }

    /// More rows came out of an event than deflate can hold.
    private struct Expansion: Error {}

    @Test func payloads() throws {
        var random = SeededGenerator(label: "damaged payloads")
        let corpus = try Corpus()
        var nested: [UInt8] = []
        // MySQL's highest level of compression uses a window of 128 MiB.
        var meter = FuzzMeter("payloads", limit: .init(base: 144 << 20, perByte: 16))
        for _ in 0..<50_000 {
            let entry = corpus.payloads[Int.random(in: 0..<corpus.payloads.count, using: &random)]
            var parser = corpus.parsers[entry.fixture]
            var event = entry.event
            Self.damage(&event, from: 19, &random)
            Self.setSize(&event)
            try meter.measure(event.count) {
                Result {
                    try event.withUnsafeBytes { bytes in
                        guard case .transactionPayload(let payload) = try parser.parse(bytes) else { return }
                        var reader = try TransactionPayloadReader(payload, in: bytes)
                        var total = 0
                        while total < 1 << 24, try reader.next(into: &nested) {
                            total += nested.count
                            _ = try nested.withUnsafeBytes { try parser.parseNested($0) }
                        }
                    }
                }
            }.ignoringBinlogErrors()
        }
        meter.report()
        #expect(meter.excesses == [])
    }

    @Test func jsonDocuments() throws {
        var random = SeededGenerator(label: "damaged JSON")
        var documents: [[UInt8]] = []
        try BinlogFixture("mysql-9.7-types").forEachEvent { event, _, bytes in
            guard case .rows(let rows) = event, rows.table.columns.last?.type == .json else { return }
            // A byte of NULL bits, a SMALLINT, then four bytes of length and the document.
            var offset = rows.images.lowerBound
            while offset + 7 <= rows.images.upperBound, bytes[offset] & 2 == 0 {
                let length = Int(bytes[offset + 3]) | Int(bytes[offset + 4]) << 8
                documents.append(Array(bytes[(offset + 7)..<(offset + 7 + length)]))
                offset += 7 + length
            }
        }
        #expect(documents.count > 40)
        var out: [UInt8] = []
        var refused = 0
        var meter = FuzzMeter("JSON documents", limit: .init(base: 64 << 10, perByte: 64))
        for round in 0..<250_000 {
            guard var document = documents.randomElement(using: &random) else { return }
            if round % 10 == 0 {
                document = (0..<Int.random(in: 0...64, using: &random)).map { _ in
                    UInt8.random(in: 0...(random.chance(50) ? 255 : 15), using: &random)
                }
            } else {
                Self.damage(&document, from: 0, &random)
            }
            out.removeAll(keepingCapacity: true)
            let size = document.count
            meter.measure(size) {
                document.withUnsafeBytes { bytes in
                    do { try JSONBinary.render(bytes, to: &out) } catch { refused += 1 }
                }
            }
            // Control characters take six characters, opaque values their base64.
            if out.count > 16 * size + 256 { Issue.record("\(size) bytes became \(out.count)") }
        }
        meter.report()
        #expect(meter.excesses == [])
        #expect(refused > 50_000)
    }
}

extension Result where Success == Void, Failure == any Error {
    fileprivate func ignoringBinlogErrors() throws {
        do { try get() } catch is BinlogError {}
    }
}
