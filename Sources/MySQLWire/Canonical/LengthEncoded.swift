/// The protocol's length-encoded integers.
package enum LengthEncoded {
    /// The integer that starts at `offset`, and the offset after it; nil when it is cut off or is the NULL or error mark.
    @inline(__always)
    package static func decode(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> (value: UInt64, end: Int)? {
        guard offset >= 0, offset < bytes.count else { return nil }
        let first = bytes[offset]
        if first < 0xFB { return (UInt64(first), offset + 1) }
        let left = bytes.count - offset - 1
        switch first {
        case 0xFC where left >= 2:
            let value = bytes.loadUnaligned(fromByteOffset: offset + 1, as: UInt16.self)
            return (UInt64(UInt16(littleEndian: value)), offset + 3)
        case 0xFD where left >= 3:
            let low = UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: offset + 1, as: UInt16.self))
            return (UInt64(low) | UInt64(bytes[offset + 3]) << 16, offset + 4)
        case 0xFE where left >= 8:
            let value = bytes.loadUnaligned(fromByteOffset: offset + 1, as: UInt64.self)
            return (UInt64(littleEndian: value), offset + 9)
        default:
            return nil
        }
    }

    /// How many bytes the encoded form of `value` takes: 1, 3, 4 or 9.
    @inline(__always)
    package static func size(of value: Int) -> Int {
        value < 0xFB ? 1 : value < 0x1_0000 ? 3 : value < 0x100_0000 ? 4 : 9
    }

    /// Writes `value` at `out`, which must have room for `size(of: value)` bytes; gives the number of bytes written.
    @inline(__always)
    package static func encode(_ value: Int, to out: UnsafeMutableRawPointer) -> Int {
        if value < 0xFB {
            out.storeBytes(of: UInt8(truncatingIfNeeded: value), as: UInt8.self)
            return 1
        }
        if value < 0x1_0000 {
            out.storeBytes(of: 0xFC, as: UInt8.self)
            out.storeBytes(of: UInt16(truncatingIfNeeded: value).littleEndian, toByteOffset: 1, as: UInt16.self)
            return 3
        }
        if value < 0x100_0000 {
            out.storeBytes(of: 0xFD, as: UInt8.self)
            out.storeBytes(of: UInt16(truncatingIfNeeded: value).littleEndian, toByteOffset: 1, as: UInt16.self)
            out.storeBytes(of: UInt8(truncatingIfNeeded: value >> 16), toByteOffset: 3, as: UInt8.self)
            return 4
        }
        out.storeBytes(of: 0xFE, as: UInt8.self)
        out.storeBytes(of: UInt64(value).littleEndian, toByteOffset: 1, as: UInt64.self)
        return 9
    }

    /// Appends the encoded form of `value`.
    package static func append(_ value: Int, to out: inout [UInt8]) {
        withUnsafeTemporaryAllocation(byteCount: 9, alignment: 1) { room in
            guard let base = room.baseAddress else { return }
            let size = encode(value, to: base)
            out.append(contentsOf: UnsafeRawBufferPointer(rebasing: room[..<size]))
        }
    }
}
