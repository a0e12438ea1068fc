internal import CZlib

/// The CRC32 that ends events.
enum EventChecksum {
    /// Whether the last four bytes are the CRC32 of all before them. FORMAT_DESCRIPTION is summed as if its in-use
    /// flag were off, since servers flip that flag in place.
    static func matches(_ event: UnsafeRawBufferPointer, clearingInUse: Bool = false) -> Bool {
        let body = event.count - 4
        guard body >= BinlogEventHeader.size, let base = event.baseAddress else { return false }
        let stored = UInt32(littleEndian: event.loadUnaligned(fromByteOffset: body, as: UInt32.self))
        return sum(base.assumingMemoryBound(to: UInt8.self), body, clearingInUse: clearingInUse) == stored
    }

    private static func sum(_ bytes: UnsafePointer<UInt8>, _ count: Int, clearingInUse: Bool) -> UInt32 {
        let flagsOffset = 17
        guard clearingInUse, bytes[flagsOffset] & 1 != 0 else {
            return UInt32(truncatingIfNeeded: crc32_z(0, bytes, count))
        }
        var flags = bytes[flagsOffset] & ~1
        var crc = crc32_z(0, bytes, flagsOffset)
        crc = crc32_z(crc, &flags, 1)
        crc = crc32_z(crc, bytes + flagsOffset + 1, count - flagsOffset - 1)
        return UInt32(truncatingIfNeeded: crc)
    }
}
