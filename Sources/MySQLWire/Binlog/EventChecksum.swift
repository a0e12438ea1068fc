internal import CChecksum

/// The CRC32 that ends events.
enum EventChecksum {
    /// Whether the last four bytes are the CRC32 of all before them. FORMAT_DESCRIPTION is summed as if its in-use
    /// flag were off, since servers flip that flag in place.
    static func matches(_ event: UnsafeRawBufferPointer, clearingInUse: Bool = false) -> Bool {
        let body = event.count - 4
        guard body >= BinlogEventHeader.size, let base = event.baseAddress else { return false }
        let stored = UInt32(littleEndian: event.loadUnaligned(fromByteOffset: body, as: UInt32.self))
        return sum(base, body, clearingInUse: clearingInUse) == stored
    }

    /// The CRC32 of `count` bytes, of a FORMAT_DESCRIPTION as it is when its file is closed.
    private static func sum(_ bytes: UnsafeRawPointer, _ count: Int, clearingInUse: Bool) -> UInt32 {
        let flagsOffset = 17
        var flags = bytes.load(fromByteOffset: flagsOffset, as: UInt8.self)
        guard clearingInUse, flags & 1 != 0 else { return tidemark_crc32(0, bytes, count) }
        flags &= ~1
        var crc = tidemark_crc32(0, bytes, flagsOffset)
        crc = tidemark_crc32(crc, &flags, 1)
        return tidemark_crc32(crc, bytes + flagsOffset + 1, count - flagsOffset - 1)
    }
}
