import MySQLWire
import TestKit
import Testing

@Suite struct CanonicalRowTests {
    @Test func builderAndCursorAgree() throws {
        var builder = CanonicalRowBuilder(kinds: [.int1, .bytes, .int8, .float, .double, .bytes, .int4], framed: true)
        for length in [0, 1, 250, 251, 65_535, 65_536, 70_000] {
            builder.begin()
            builder.append(integer: -1)
            builder.appendNull()
            builder.append(integer: Int64.min)
            builder.append(float: 1.5)
            builder.append(double: -0.0)
            builder.append(value: [UInt8](repeating: 7, count: length))
            builder.append(integer: 5)
            let finished = builder.finish()
            #expect(finished)
        }
        try builder.bytes.withUnsafeBytes { all in
            var frames = FramedRowIterator(all)
            var lengths: [Int] = []
            while let frame = try frames.next() {
                let row = UnsafeRawBufferPointer(rebasing: all[frame])
                let fields = try CanonicalRowCursor.fields(of: row, kinds: builder.kinds)
                #expect(fields.map(\.isNull) == [false, true, false, false, false, false, false])
                #expect(fields[0].value.map { row[$0] } == [0xFF])
                lengths.append(fields[5].value.count)
                #expect(fields[5].encoded.upperBound == fields[6].encoded.lowerBound)
            }
            #expect(lengths == [0, 1, 250, 251, 65_535, 65_536, 70_000])
        }
    }

    @Test func rowsThatAreNotOfTheirKinds() {
        func fields(_ bytes: [UInt8], _ kinds: [CanonicalKind]) throws {
            _ = try bytes.withUnsafeBytes { try CanonicalRowCursor.fields(of: $0, kinds: kinds) }
        }
        #expect(throws: CanonicalError.truncated(column: 0, offset: 0)) { try fields([], [.int1]) }
        #expect(throws: CanonicalError.truncated(column: 0, offset: 1)) { try fields([0], [.int1]) }
        #expect(throws: CanonicalError.malformed(column: 0, offset: 1)) { try fields([0, 3], [.date]) }
        #expect(throws: CanonicalError.malformed(column: 0, offset: 1)) { try fields([0, 0xFB], [.bytes]) }
        #expect(throws: CanonicalError.malformed(column: 0, offset: 1)) {
            try fields([0, 0xFE, 255, 255, 255, 255, 255, 255, 255, 255], [.bytes])
        }
        #expect(throws: CanonicalError.trailingBytes(offset: 2)) { try fields([0, 1, 2], [.int1]) }
    }

    @Test func randomBytesNeverCrash() {
        var random = SeededGenerator(label: "random rows")
        for _ in 0..<200_000 {
            let kinds = (0..<Int.random(in: 0...12, using: &random)).map { _ in
                CanonicalKind(rawValue: UInt8.random(in: 0..<10, using: &random)) ?? .bytes
            }
            let bytes = (0..<Int.random(in: 0...60, using: &random)).map { _ in
                UInt8.random(in: 0...(random.chance(50) ? 255 : 12), using: &random)
            }
            bytes.withUnsafeBytes { row in
                if let fields = try? CanonicalRowCursor.fields(of: row, kinds: kinds) {
                    #expect(fields.count == kinds.count)
                }
                var frames = FramedRowIterator(row)
                while let frame = try? frames.next() { #expect(frame.upperBound <= row.count) }
            }
        }
    }
}
