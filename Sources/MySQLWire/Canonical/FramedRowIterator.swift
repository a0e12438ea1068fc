/// Rows back to back in one buffer, each as a little-endian `u32` length and that many bytes.
package struct FramedRowIterator {
    private let bytes: UnsafeRawBufferPointer
    private var offset: Int

    /// Walks the frames of `bytes` from `offset`.
    package init(_ bytes: UnsafeRawBufferPointer, from offset: Int = 0) {
        self.bytes = bytes
        self.offset = offset
    }

    /// The place of the next row without its length, or nil at the end.
    package mutating func next() throws(CanonicalError) -> Range<Int>? {
        if offset == bytes.count { return nil }
        guard offset >= 0, bytes.count - offset >= 4 else { throw .truncatedFrame(offset: offset) }
        let length = Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
        let start = offset + 4
        guard length <= bytes.count - start else { throw .truncatedFrame(offset: offset) }
        offset = start + length
        return start..<offset
    }
}
