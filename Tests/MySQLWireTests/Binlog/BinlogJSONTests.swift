import MySQLWire
import Testing

/// MySQL's binary JSON where no server's log reaches: forged and cut documents.
@Suite struct BinlogJSONTests {
    private func text(_ document: [UInt8]) throws -> String {
        var out: [UInt8] = []
        try document.withUnsafeBytes { try JSONBinary.render($0, to: &out) }
        return String(decoding: out, as: UTF8.self)
    }

    @Test func nothingIsNull() throws { #expect(try text([]) == "null") }

    @Test func scalars() throws {
        #expect(try text([0x04, 1]) == "true")
        #expect(try text([0x05, 0xFF, 0xFF]) == "-1")
        #expect(try text([0x06, 0xFF, 0xFF]) == "65535")
        #expect(try text([0x0C, 3, 0x61, 0x22, 0x1F]) == "\"a\\\"\\u001f\"")
    }

    @Test func doublesAsTheServerPrintsThem() throws {
        // Read from MySQL 9.7.
        let cases: [(Double, String)] = [
            (0, "0.0"), (-0.0, "-0.0"), (1, "1.0"), (1e-7, "0.0000001"), (1e-15, "0.000000000000001"), (1e-16, "1e-16"),
            (1e100, "1e100"),
            (1.5e300, "1.5e300"), (Double.leastNonzeroMagnitude, "5e-324"), (1e14, "100000000000000.0"), (1e15, "1e15"),
            (1e16, "1e16"),
            (123_456_789_012_345.6, "123456789012345.6"), (1_234_567_890_123_456.7, "1234567890123456.8"),
            (18_446_744_073_709_551_616, "1.8446744073709552e19"), (0.1, "0.1"), (-2.5, "-2.5"),
        ]
        for (value, expected) in cases {
            let document = [0x0B] + withUnsafeBytes(of: value.bitPattern.littleEndian) { Array($0) }
            #expect(try text(document) == expected)
        }
    }

    @Test func documentsThatPointAtThemselvesEnd() throws {
        // An array of one element: an array at offset 0, that is itself.
        let loop: [UInt8] = [0x02, 1, 0, 7, 0, 0x02, 0, 0]
        #expect(throws: JSONBinary.Failure.self) { try text(loop) }
        // Two elements that share one child, forty levels of it: 2⁴⁰ values if they were followed.
        var bomb: [UInt8] = [0x02]
        for level in 0..<40 {
            let size = UInt8((10 * (40 - level) + 4) & 0xFF)
            let high = UInt8((10 * (40 - level) + 4) >> 8)
            bomb += [2, 0, size, high, 0x02, 10, 0, 0x02, 10, 0]
        }
        bomb += [0, 0, 4, 0]
        #expect(throws: JSONBinary.Failure.self) { try text(bomb) }
    }

    @Test func nestingIsBounded() throws {
        let depth = 4_000
        var deep: [UInt8] = [0x02]
        for level in 0..<depth {
            let size = 7 * (depth - level) + 4
            deep += [1, 0, UInt8(size & 0xFF), UInt8(size >> 8), 0x02, 7, 0]
        }
        deep += [0, 0, 4, 0]
        #expect(throws: JSONBinary.Failure.self) { try text(deep) }
    }

    @Test func everyCutIsNoticed() throws {
        // {"a": [1, 2], "b": "x"}
        let whole: [UInt8] = [
            0x00, 2, 0, 34, 0, 18, 0, 1, 0, 19, 0, 1, 0, 0x02, 20, 0, 0x0C, 32, 0, 0x61, 0x62, 2, 0, 12, 0, 0x05, 1, 0,
            0x05, 2, 0, 0, 0, 1, 0x78,
        ]
        #expect(try text(whole) == "{\"a\": [1, 2], \"b\": \"x\"}")
        for length in 1..<whole.count {
            #expect(throws: JSONBinary.Failure.self, "\(length)") { try text(Array(whole[..<length])) }
        }
    }
}
