import Foundation
import MySQLWire
import Testing

/// A log file of a real server, and the rows the same server answered over the binary protocol.
struct BinlogFixture {
    struct Table {
        /// `schema.table`.
        let name: String
        let hints: [ColumnHint]
        /// The declared type, for messages.
        let declaration: String
        var rows: [[UInt8]] = []
    }

    let name: String
    let bytes: [UInt8]

    init(_ name: String) throws {
        self.name = name
        bytes = try Self.read(name + ".binlog")
    }

    private static func read(_ file: String) throws -> [UInt8] {
        let folder = try #require(Bundle.module.url(forResource: "Fixtures", withExtension: nil))
        return [UInt8](try Data(contentsOf: folder.appendingPathComponent(file)))
    }

    /// The places of the events in the file.
    func eventRanges() throws -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var offset = 4
        while offset < bytes.count {
            let header = try bytes.withUnsafeBytes {
                try BinlogEventHeader(UnsafeRawBufferPointer(rebasing: $0[offset...]))
            }
            ranges.append(offset..<(offset + Int(header.eventSize)))
            offset += Int(header.eventSize)
        }
        return ranges
    }

    /// Gives every event, those inside payloads too, with its bytes.
    func forEachEvent(_ body: (BinlogEvent, BinlogEventHeader, UnsafeRawBufferPointer) throws -> Void) throws {
        var parser = BinlogParser()
        for range in try eventRanges() {
            let event = Array(bytes[range])
            let parsed = try event.withUnsafeBytes { bytes in
                let parsed = try parser.parse(bytes)
                try body(parsed, try #require(parser.header), bytes)
                return parsed
            }
            guard case .transactionPayload(let payload) = parsed else { continue }
            for nested in try Self.nestedEvents(of: payload, in: event) {
                try nested.withUnsafeBytes { bytes in
                    try body(try parser.parseNested(bytes), try #require(parser.header), bytes)
                }
            }
        }
    }

    /// The events inside a payload, each in bytes of its own.
    static func nestedEvents(of payload: TransactionPayload, in event: [UInt8]) throws -> [[UInt8]] {
        try event.withUnsafeBytes { bytes in
            var reader = try TransactionPayloadReader(payload, in: bytes)
            var events: [[UInt8]] = []
            var nested: [UInt8] = []
            while try reader.next(into: &nested) { events.append(nested) }
            return events
        }
    }

    /// The tables and rows the server answered.
    func expectedTables() throws -> [Table] {
        var tables: [Table] = []
        for line in String(decoding: try Self.read(name + ".rows"), as: UTF8.self).split(separator: "\n") {
            if line.hasPrefix("table ") {
                let words = line.split(separator: " ", maxSplits: 3)
                tables.append(
                    Table(
                        name: String(words[1]), hints: words[2].map(Self.hint),
                        declaration: words.count > 3 ? String(words[3]) : ""))
            } else {
                tables[tables.count - 1].rows.append(Self.unhex(line))
            }
        }
        return tables
    }

    private static func hint(_ code: Character) -> ColumnHint {
        switch code {
        case "u": ColumnHint(isUnsigned: true)
        case "b": ColumnHint(isBinary: true)
        case "U": ColumnHint(special: .uuid)
        case "I": ColumnHint(special: .inet6)
        case "J": ColumnHint(special: .inet4)
        case "0"..."6": ColumnHint(temporalDecimals: code.wholeNumberValue)
        default: ColumnHint()
        }
    }

    static func unhex(_ text: some StringProtocol) -> [UInt8] {
        var bytes: [UInt8] = []
        var high: UInt8?
        for character in text.utf8 {
            let digit = character < 0x3A ? character - 0x30 : character - 0x57
            if let first = high {
                bytes.append(first << 4 | digit)
                high = nil
            } else {
                high = digit
            }
        }
        return bytes
    }
}
