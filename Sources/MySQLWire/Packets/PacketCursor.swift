/// Reads a packet's fields in order; every read is checked against the packet's end.
struct PacketCursor {
    let bytes: UnsafeRawBufferPointer
    private(set) var offset = 0

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    var remaining: Int { bytes.count - offset }
    var isAtEnd: Bool { offset == bytes.count }

    /// The byte at the cursor, without moving; nil at the end.
    var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    mutating func skip(_ count: Int) throws(MySQLError) {
        guard count >= 0, count <= remaining else { throw truncated() }
        offset += count
    }

    mutating func uint8() throws(MySQLError) -> UInt8 { UInt8(try integer(width: 1)) }
    mutating func uint16() throws(MySQLError) -> UInt16 { UInt16(try integer(width: 2)) }
    mutating func uint32() throws(MySQLError) -> UInt32 { UInt32(try integer(width: 4)) }
    mutating func uint64() throws(MySQLError) -> UInt64 { try integer(width: 8) }

    /// A little-endian integer of `width` bytes, at most 8.
    mutating func integer(width: Int) throws(MySQLError) -> UInt64 {
        guard width <= remaining else { throw truncated() }
        var value: UInt64 = 0
        for index in 0..<width { value |= UInt64(bytes[offset + index]) << (8 * index) }
        offset += width
        return value
    }

    mutating func lengthEncodedInteger() throws(MySQLError) -> UInt64 {
        let first = try uint8()
        switch first {
        case 0...0xFA: return UInt64(first)
        case 0xFC: return try integer(width: 2)
        case 0xFD: return try integer(width: 3)
        case 0xFE: return try integer(width: 8)
        default:
            offset -= 1
            throw violation("no length-encoded integer starts with \(first)")
        }
    }

    mutating func lengthEncodedBytes() throws(MySQLError) -> UnsafeRawBufferPointer {
        let length = try lengthEncodedInteger()
        guard length <= UInt64(remaining) else { throw truncated() }
        return try take(Int(length))
    }

    mutating func lengthEncodedString() throws(MySQLError) -> String {
        String(decoding: try lengthEncodedBytes(), as: UTF8.self)
    }

    mutating func take(_ count: Int) throws(MySQLError) -> UnsafeRawBufferPointer {
        guard count >= 0, count <= remaining else { throw truncated() }
        defer { offset += count }
        return UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count])
    }

    mutating func takeRest() -> UnsafeRawBufferPointer {
        defer { offset = bytes.count }
        return UnsafeRawBufferPointer(rebasing: bytes[offset...])
    }

    /// The bytes up to the next NUL, which is passed; an error where there is none.
    mutating func nullTerminated() throws(MySQLError) -> UnsafeRawBufferPointer {
        guard let end = bytes[offset...].firstIndex(of: 0) else { throw violation("a string has no end") }
        defer { offset = end + 1 }
        return UnsafeRawBufferPointer(rebasing: bytes[offset..<end])
    }

    /// The same, where the packet's end may stand for the NUL.
    mutating func nullTerminatedOrRest() -> UnsafeRawBufferPointer {
        guard let end = bytes[offset...].firstIndex(of: 0) else { return takeRest() }
        defer { offset = end + 1 }
        return UnsafeRawBufferPointer(rebasing: bytes[offset..<end])
    }

    func truncated() -> MySQLError { violation("the packet ends too early") }

    /// An error that names this place. Only the first bytes are quoted: they tell the kind of packet, not its data.
    @inline(never)
    func violation(_ message: String) -> MySQLError {
        .violation(message, offset: offset, packet: bytes)
    }
}

extension MySQLError {
    @inline(never)
    static func violation(_ message: String, offset: Int = 0, packet: UnsafeRawBufferPointer? = nil) -> MySQLError {
        let digits = Array("0123456789abcdef")
        var excerpt = packet.map { "\($0.count) bytes" } ?? "no packet"
        if let packet, !packet.isEmpty {
            excerpt += ": "
            for byte in packet.prefix(8) {
                excerpt.append(digits[Int(byte >> 4)])
                excerpt.append(digits[Int(byte & 15)])
            }
            if packet.count > 8 { excerpt += "…" }
        }
        return MySQLError(.protocolViolation(message: message, offset: offset, excerpt: excerpt))
    }
}
