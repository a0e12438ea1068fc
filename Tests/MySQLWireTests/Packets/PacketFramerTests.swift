import MySQLWire
import NIOCore
import Testing

/// Packets out of bytes, however the socket cuts them.
@Suite struct PacketFramerTests {
    static func wire(_ payloads: [[UInt8]]) -> [UInt8] {
        var bytes: [UInt8] = []
        var sequence: UInt8 = 0
        for payload in payloads {
            let writer = PacketWriter.packets(payload, sequence: sequence)
            sequence = writer.sequence
            for buffer in writer.buffers { bytes += buffer.readableBytesView }
        }
        return bytes
    }

    /// The packets of `bytes` given in parts of `part` bytes.
    static func packets(
        _ bytes: [UInt8], part: Int, limit: Int = 1 << 30, hint: (UnsafeRawBufferPointer) -> Int? = { _ in nil }
    ) throws(MySQLError) -> [[UInt8]] {
        var framer = PacketFramer(limit: limit)
        var found: [[UInt8]] = []
        var from = 0
        while from < bytes.count {
            let piece = Array(bytes[from..<min(bytes.count, from + part)])
            from += piece.count
            try withBytes(piece) { input throws(MySQLError) in
                var offset = 0
                while true {
                    switch try framer.next(input, &offset, sizeHint: hint) {
                    case .needsMore: return
                    case .packet(let range): found.append(Array(input[range]))
                    case .assembled: found.append(Array(framer.takeAssembly()[PacketFramer.headroom...]))
                    }
                }
            }
        }
        return found
    }

    @Test(arguments: [1, 2, 3, 5, 7, 64, 1000])
    func `small packets, cut anywhere`(part: Int) throws {
        let payloads: [[UInt8]] = [[1], [], Array(0..<100), [UInt8](repeating: 7, count: 300), [], [9]]
        #expect(try Self.packets(Self.wire(payloads), part: part) == payloads)
    }

    @Test(arguments: [0xFF_FFFE, 0xFF_FFFF, 0x100_0000, 0x1FF_FFFE, 0x200_0001])
    func `packets around the limit of one piece`(size: Int) throws {
        var payload = [UInt8](repeating: 3, count: size)
        payload[size - 1] = 4
        let wire = Self.wire([payload, [1, 2]])
        #expect(wire.count == size + 2 + 4 * (2 + size / 0xFF_FFFF))
        for (part, hint) in [(200_000, nil), (1 << 30, size)] {
            let found = try Self.packets(wire, part: part, hint: { _ in hint })
            let isSame = found == [payload, [1, 2]]
            #expect(isSame)
        }
    }

    @Test func `a wrong number is noticed, except before an error`() throws {
        #expect(throws: MySQLError.self) { try Self.packets([1, 0, 0, 1, 5], part: 9) }
        #expect(try Self.packets([3, 0, 0, 1, 0xFF, 1, 2], part: 9) == [[0xFF, 1, 2]])
        #expect(throws: MySQLError.self) { try Self.packets([1, 0, 0, 0, 5, 1, 0, 0, 0, 5], part: 3) }
    }

    @Test func `packets beyond the limit are refused by their header`() throws {
        #expect(throws: MySQLError(.limitExceeded(what: "a packet of the server", limit: 99))) {
            try Self.packets([100, 0, 0, 0], part: 4, limit: 99)
        }
        #expect(throws: MySQLError.self) {
            try Self.packets(Self.wire([[UInt8](repeating: 0, count: 0x100_0000)]), part: 1 << 20, limit: 0xFF_FFFF)
        }
    }

    @Test func `the numbers of a long dialogue wrap`() throws {
        let payloads = [[UInt8]](repeating: [1], count: 600)
        #expect(try Self.packets(Self.wire(payloads), part: 77).count == 600)
    }
}
