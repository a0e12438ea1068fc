import Core
import Engine
import MySQLWire
import Repository
import Testing

@Suite("Text for LOAD DATA")
struct LoadDataTextTests {
    private static func column(_ type: String, unsigned: Bool = false) -> ColumnDefinition {
        ColumnDefinition(
            name: "c", ordinal: 1, dataType: type, columnType: type, nullable: true, unsigned: unsigned)
    }

    /// The text of one row with one value; nil for NULL.
    private static func text(_ type: String, unsigned: Bool = false, _ encoded: [UInt8]?) throws -> String {
        let column = column(type, unsigned: unsigned)
        let kind = ColumnCodec(column, flavour: .mysql).kind
        var builder = CanonicalRowBuilder(kinds: [kind], framed: false)
        builder.begin()
        if let encoded {
            encoded.withUnsafeBytes { builder.append(encoded: $0) }
        } else {
            builder.appendNull()
        }
        builder.finish()
        var text = LoadDataText([LoadDataColumn(column, kind: kind, place: 0)])
        try builder.bytes.withUnsafeBytes { try text.append($0) }
        return String(decoding: text.bytes, as: UTF8.self)
    }

    private static func little(_ value: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: value.littleEndian) { Array($0) }
    }

    @Test func numbers() throws {
        #expect(try Self.text("tinyint", [0x80]) == "-128\n")
        #expect(try Self.text("tinyint", unsigned: true, [0x80]) == "128\n")
        #expect(try Self.text("smallint", Self.little(Int16.min)) == "-32768\n")
        #expect(try Self.text("int", Self.little(Int32(0))) == "0\n")
        #expect(try Self.text("int", Self.little(Int32.max)) == "2147483647\n")
        #expect(try Self.text("bigint", Self.little(Int64.min)) == "-9223372036854775808\n")
        #expect(try Self.text("bigint", unsigned: true, Self.little(UInt64.max)) == "18446744073709551615\n")
        #expect(try Self.text("bigint", Self.little(Int64(10))) == "10\n")
        #expect(try Self.text("year", Self.little(UInt16(0))) == "0000\n")
        #expect(try Self.text("year", Self.little(UInt16(2026))) == "2026\n")
        #expect(try Self.text("enum", Self.little(UInt64(3))) == "3\n")
        #expect(try Self.text("set", Self.little(UInt64(1) << 63)) == "9223372036854775808\n")
        #expect(try Self.text("int", nil) == "\\N\n")
    }

    @Test(arguments: [Float(0.1), -0.0, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 16_777_218, -3.4e-12])
    func floatsAreReadBack(value: Float) throws {
        let text = try Self.text("float", Self.little(value.bitPattern)).dropLast()
        #expect(Float(try #require(Double(text))).bitPattern == value.bitPattern)
    }

    @Test(arguments: [0.1, -0.0, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 9_007_199_254_740_994, -2.5e-300])
    func doublesAreReadBack(value: Double) throws {
        let text = try Self.text("double", Self.little(value.bitPattern)).dropLast()
        #expect(Double(text)?.bitPattern == value.bitPattern)
    }

    @Test func datesAndTimes() throws {
        #expect(try Self.text("date", [4, 0xEA, 0x07, 11, 2]) == "2026-11-02\n")
        #expect(try Self.text("date", [0]) == "0000-00-00\n")
        #expect(try Self.text("datetime", [0]) == "0000-00-00 00:00:00\n")
        #expect(try Self.text("datetime", [7, 0xEA, 0x07, 11, 23, 4, 5, 6]) == "2026-11-23 04:05:06\n")
        #expect(
            try Self.text("timestamp", [11, 0xEA, 0x07, 1, 1, 0, 0, 59] + Self.little(UInt32(1_230)))
                == "2026-01-01 00:00:59.001230\n")
        #expect(try Self.text("time", [0]) == "00:00:00\n")
        #expect(try Self.text("time", [8, 1] + Self.little(UInt32(34)) + [22, 59, 59]) == "-838:59:59\n")
        #expect(
            try Self.text("time", [12, 0] + Self.little(UInt32(0)) + [1, 2, 3] + Self.little(UInt32(400_000)))
                == "01:02:03.400000\n")
    }

    @Test func bytesThatMeanSomethingAreMarked() throws {
        let value = Array("a\tb\nc\\N\u{0}d'\"".utf8)
        #expect(try Self.text("varchar", [UInt8(value.count)] + value) == "a\\\tb\\\nc\\\\N\u{0}d'\"\n")
        #expect(try Self.text("blob", [0]) == "\n")
        #expect(try Self.text("decimal", [5] + Array("-1.50".utf8)) == "-1.50\n")
    }
}
