/// The length-encoded integer in front of a value: below 251 its one byte, else `fc` and 2, `fd` and 3, `fe` and 8 bytes.
struct LengthPrefix {
    /// Bytes of the prefix itself; 0 where there is none, or not all of it.
    let size: Int
    /// Bytes of the value.
    let length: Int

    @inline(__always)
    init(_ bytes: UnsafeRawPointer, left: Int) {
        let first = left > 0 ? bytes.load(as: UInt8.self) : 0xFF
        if first < 0xFB { self.init(1, Int(first)) } else { self.init(long: bytes, left: left) }
    }

    @inline(__always)
    private init(_ size: Int, _ length: Int) {
        self.size = size
        self.length = length
    }

    @inline(never)
    private init(long bytes: UnsafeRawPointer, left: Int) {
        switch left > 0 ? bytes.load(as: UInt8.self) : 0xFF {
        case 0xFC where left >= 3:
            let value = bytes.loadUnaligned(fromByteOffset: 1, as: UInt16.self)
            self.init(3, Int(UInt16(littleEndian: value)))
        case 0xFD where left >= 4:
            let value = UInt32(littleEndian: bytes.loadUnaligned(as: UInt32.self))
            self.init(4, Int(value >> 8))
        case 0xFE where left >= 9:
            let value = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 1, as: UInt64.self))
            if value <= UInt64(UInt32.max) { self.init(9, Int(value)) } else { self.init(0, 0) }
        default:
            self.init(0, 0)
        }
    }
}
