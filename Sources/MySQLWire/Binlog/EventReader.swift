/// Reads the parts of one event in order, every read checked against the event's end.
struct EventReader {
    let bytes: UnsafeRawBufferPointer
    let type: BinlogEventType
    /// The end of what belongs to the event's body: its checksum lies behind it.
    let end: Int
    var offset: Int

    init(_ bytes: UnsafeRawBufferPointer, type: BinlogEventType, from offset: Int, to end: Int) {
        self.bytes = bytes
        self.type = type
        self.offset = offset
        self.end = min(end, bytes.count)
    }

    var left: Int { max(0, end - offset) }

    @inline(never)
    func error(_ kind: BinlogError.Kind, _ what: String) -> BinlogError {
        BinlogError(kind, what, type: type, offset: offset, in: bytes)
    }

    @inline(__always)
    private mutating func take(_ count: Int, _ what: @autoclosure () -> String) throws(BinlogError) -> Int {
        guard count >= 0, count <= end - offset else { throw error(.truncated, what()) }
        let start = offset
        offset += count
        return start
    }

    mutating func skip(_ count: Int, _ what: @autoclosure () -> String) throws(BinlogError) {
        _ = try take(count, what())
    }

    mutating func u8(_ what: @autoclosure () -> String) throws(BinlogError) -> UInt8 {
        bytes[try take(1, what())]
    }

    mutating func u16(_ what: @autoclosure () -> String) throws(BinlogError) -> UInt16 {
        let start = try take(2, what())
        return UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: start, as: UInt16.self))
    }

    mutating func u24(_ what: @autoclosure () -> String) throws(BinlogError) -> UInt32 {
        UInt32(try integer(bytes: 3, what()))
    }

    mutating func u32(_ what: @autoclosure () -> String) throws(BinlogError) -> UInt32 {
        let start = try take(4, what())
        return UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: start, as: UInt32.self))
    }

    mutating func u48(_ what: @autoclosure () -> String) throws(BinlogError) -> UInt64 {
        try integer(bytes: 6, what())
    }

    mutating func u64(_ what: @autoclosure () -> String) throws(BinlogError) -> UInt64 {
        let start = try take(8, what())
        return UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self))
    }

    /// A little-endian integer of 1–8 bytes.
    mutating func integer(bytes count: Int, _ what: @autoclosure () -> String) throws(BinlogError) -> UInt64 {
        let start = try take(count, what())
        var value: UInt64 = 0
        for index in 0..<count { value |= UInt64(bytes[start + index]) << UInt64(8 * index) }
        return value
    }

    /// A length-encoded integer.
    mutating func packed(_ what: @autoclosure () -> String) throws(BinlogError) -> UInt64 {
        let limited = UnsafeRawBufferPointer(rebasing: bytes[..<end])
        guard let (value, next) = LengthEncoded.decode(limited, at: offset) else { throw error(.truncated, what()) }
        offset = next
        return value
    }

    /// A length-encoded integer that counts bytes or entries of this event, so cannot exceed what is left of it.
    mutating func count(_ what: @autoclosure () -> String) throws(BinlogError) -> Int {
        let value = try packed(what())
        guard value <= UInt64(left) else { throw error(.truncated, what()) }
        return Int(value)
    }

    mutating func range(_ count: Int, _ what: @autoclosure () -> String) throws(BinlogError) -> Range<Int> {
        let start = try take(count, what())
        return start..<(start + count)
    }

    mutating func array(_ count: Int, _ what: @autoclosure () -> String) throws(BinlogError) -> [UInt8] {
        let start = try take(count, what())
        return [UInt8](bytes[start..<(start + count)])
    }

    mutating func string(_ count: Int, _ what: @autoclosure () -> String) throws(BinlogError) -> String {
        let start = try take(count, what())
        return String(decoding: bytes[start..<(start + count)], as: UTF8.self)
    }

    /// Text up to a zero byte or to the end.
    mutating func terminatedString(_ what: @autoclosure () -> String) throws(BinlogError) -> String {
        guard let zero = bytes[offset..<end].firstIndex(of: 0) else { throw error(.truncated, what()) }
        let text = String(decoding: bytes[offset..<zero], as: UTF8.self)
        offset = zero + 1
        return text
    }

    mutating func rest() -> [UInt8] {
        let start = min(offset, end)
        offset = end
        return [UInt8](bytes[start..<end])
    }

    mutating func restString() -> String {
        let start = min(offset, end)
        offset = end
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }
}
