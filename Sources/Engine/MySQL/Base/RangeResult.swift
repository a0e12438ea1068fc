internal import Core
internal import Repository

/// What reading one range, or all ranges of a table, gave.
struct RangeResult: Sendable {
    var chunks: [ChunkReference] = []
    var digest = TableDigest()
    /// Framed rows, uncompressed.
    var bytes: UInt64 = 0

    var rows: UInt64 { digest.rows }

    /// Notes on the last chunk where the range ended; one without rows leaves no trace.
    mutating func close(_ range: KeyRange) {
        guard !chunks.isEmpty else { return }
        chunks[chunks.count - 1].range = StoredRange(
            partition: range.partition, upper: range.upper.map { $0.parts.map(Base64Bytes.init) })
    }

    mutating func add(_ other: RangeResult) {
        chunks += other.chunks
        digest.add(other.digest)
        bytes += other.bytes
    }
}
