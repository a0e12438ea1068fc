internal import Repository

/// What reading one range, or all ranges of a table, gave.
struct RangeResult: Sendable {
    var chunks: [ChunkReference] = []
    var digest = TableDigest()
    /// Framed rows, uncompressed.
    var bytes: UInt64 = 0

    var rows: UInt64 { digest.rows }

    mutating func add(_ other: RangeResult) {
        chunks += other.chunks
        digest.add(other.digest)
        bytes += other.bytes
    }
}
