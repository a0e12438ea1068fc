internal import Core
internal import Repository

/// Rows that were read, whose chunks may still be on their way to the store.
struct ReadRows: Sendable {
    var chunks: [Task<ChunkReference, any Error>] = []
    var digest = TableDigest()
    /// Framed rows, uncompressed.
    var bytes: UInt64 = 0
    /// The range that was read, where it was one of several.
    var range: KeyRange?

    /// The same once all of it is stored. Throws the store's errors.
    func stored() async throws -> RangeResult {
        var result = RangeResult(digest: digest, bytes: bytes)
        for chunk in chunks { result.chunks.append(try await chunk.value) }
        if let range { result.close(range) }
        return result
    }
}
