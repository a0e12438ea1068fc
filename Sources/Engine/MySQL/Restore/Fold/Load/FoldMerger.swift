internal import CXXHash
internal import Core
internal import Repository

/// Leaves out of a table's base what the log has changed, chunk by chunk, on any connection.
struct FoldMerger: Sendable {
    let table: FoldedTable
    let sink: FoldSink

    /// The rows of a chunk that are to be written as they are.
    func unchanged(_ rows: [Range<Int>], of bytes: [UInt8]) async throws -> [Range<Int>] {
        var kept: [Range<Int>] = []
        kept.reserveCapacity(rows.count)
        var aside: [Range<Int>] = []
        var digest = TableDigest()
        var scratch: [UInt8] = []
        try bytes.withUnsafeBytes { buffer in
            for range in rows {
                let row = UnsafeRawBufferPointer(rebasing: buffer[range])
                switch try table.keys.withKey(of: row, &scratch, origin) {
                case .fold: continue
                case .aside: aside.append(range)
                case .base:
                    kept.append(range)
                    let hash = XXH3_128bits(row.baseAddress, row.count)
                    digest.addRow(high: hash.high64, low: hash.low64)
                }
            }
        }
        await sink.add(digest)
        if !aside.isEmpty { try await sink.put(aside, of: bytes, table.keys) }
        return kept
    }

    /// Where a row of the base comes from in the end.
    private enum Origin { case base, fold, aside }

    private func origin(_ key: UnsafeRawBufferPointer) -> Origin {
        if let filter = table.filter { return filter.mayContain(key) ? .aside : .base }
        guard table.fold.map.contains(key) else { return .base }
        // Rows without a key are counted together with the base's.
        return table.fold.isCounting ? .aside : .fold
    }
}
