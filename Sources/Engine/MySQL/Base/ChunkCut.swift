internal import CXXHash

/// Decides behind which row a chunk ends that is not cut by its key, from the rows alone: rows that come in the same order
/// are cut at the same places, however the network delivered them, and behind a changed row the old cuts are met again.
package enum ChunkCut {
    /// Bytes a chunk has at least, where more follows.
    package static let least: UInt64 = 8 << 20
    /// Bytes from which it ends behind the next row.
    package static let most: UInt64 = 16 << 20
    /// Bytes from `least` to the cut, in the mean.
    private static let spread: UInt64 = 1 << 20

    /// The offset behind the row that ends the chunk, in whole framed rows from `start` on; nil where it goes on.
    ///
    /// - Parameter held: bytes the chunk has already.
    package static func end(in rows: UnsafeRawBufferPointer, from start: Int, held: UInt64) -> Int? {
        guard held + UInt64(rows.count - start) >= least, let base = rows.baseAddress else { return nil }
        var offset = start
        while offset + 4 <= rows.count {
            let length = Int(UInt32(littleEndian: rows.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
            guard length <= rows.count - offset - 4 else { return nil }
            let end = offset + 4 + length
            let size = held + UInt64(end - start)
            if size >= least {
                // A row's chance grows with its size, so that the mean does not depend on it.
                let chance = min(UInt64(4 + length), spread) * (UInt64.max / spread)
                if size >= most || XXH3_64bits(base + offset, 4 + length) < chance { return end }
            }
            offset = end
        }
        return nil
    }
}
