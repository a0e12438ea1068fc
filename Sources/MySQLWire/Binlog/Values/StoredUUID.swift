/// MariaDB stores a UUID of versions 1–5 with its segments in reverse order, so that equal nodes and times sort together.
enum StoredUUID {
    /// Puts the 16 bytes at `bytes` from stored order into the order of their text.
    static func restore(_ bytes: UnsafeMutableRawPointer) {
        // Stored: node (6), clock (2), time high with the version (2), time mid (2), time low (4).
        let variant = bytes.load(fromByteOffset: 6, as: UInt8.self)
        let version = bytes.load(fromByteOffset: 8, as: UInt8.self)
        guard variant & 0x80 != 0, version > 0, version < 0x60 else { return }
        withUnsafeTemporaryAllocation(byteCount: 16, alignment: 1) { room in
            guard let stored = room.baseAddress else { return }
            stored.copyMemory(from: bytes, byteCount: 16)
            bytes.copyMemory(from: stored + 12, byteCount: 4)
            bytes.advanced(by: 4).copyMemory(from: stored + 10, byteCount: 2)
            bytes.advanced(by: 6).copyMemory(from: stored + 8, byteCount: 2)
            bytes.advanced(by: 8).copyMemory(from: stored + 6, byteCount: 2)
            bytes.advanced(by: 10).copyMemory(from: stored, byteCount: 6)
        }
    }
}
