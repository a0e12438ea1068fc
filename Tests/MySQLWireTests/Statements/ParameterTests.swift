import MySQLWire
import Testing

/// Parameters in bulk.
@Suite struct ParameterTests {
    @Test func `a row is bound without being walked, whatever its NULLs`() throws {
        var parameters = StatementParameters(types: [.int1, .blob, .int2])
        // Columns 0 and 2 are NULL: bits 2 and 4 of the row's bitmap.
        try [UInt8]([0b1_0100, 2, 7, 7]).withUnsafeBytes { try parameters.appendRow($0) }
        try [UInt8]([0, 1, 0, 5, 6]).withUnsafeBytes { try parameters.appendRow($0) }
        #expect(parameters.count == 6)
        #expect(parameters.byteCount == 3 + 4)
        #expect(throws: MySQLError.self) { try [UInt8]([]).withUnsafeBytes { try parameters.appendRow($0) } }
        parameters.removeAll()
        #expect(parameters.count == 0)
        #expect(parameters.byteCount == 0)
    }

    @Test func `a malformed row leaves a bulk as it was`() throws {
        var rows = BulkParameters(types: [.int4, .blob])
        try [UInt8]([0, 1, 0, 0, 0, 1, 9]).withUnsafeBytes { try rows.appendRow($0) }
        let size = rows.byteCount
        #expect(size == 1 + 4 + 1 + 2)
        for bad in [[0], [0, 1, 0, 0, 0, 9, 9], [0, 1, 0, 0, 0, 1, 9, 9], []] as [[UInt8]] {
            #expect(throws: MySQLError.self) { try bad.withUnsafeBytes { try rows.appendRow($0) } }
        }
        #expect(rows.byteCount == size)
        #expect(rows.rowCount == 1)
    }

    @Test func `widths of the codes`() {
        #expect(ParameterType.int1.width == .fixed(1))
        #expect(ParameterType(code: 0x0D).width == .fixed(2))
        #expect(ParameterType(code: 0x09).width == .fixed(4))
        #expect(ParameterType.double.width == .fixed(8))
        #expect(ParameterType.time.width == .shortPrefixed)
        #expect(ParameterType(code: 0xF6).width == .lengthEncoded)
    }
}
