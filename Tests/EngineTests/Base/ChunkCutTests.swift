import Engine
import TestKit
import Testing

/// Chunks that are not cut by a key are cut by their rows.
@Suite struct ChunkCutTests {
    /// Frames of `sizes` bytes of seeded content.
    private func rows(_ sizes: [Int], seed: UInt64) -> [[UInt8]] {
        var random = SeededGenerator(seed: seed)
        return sizes.map { size in
            var row = withUnsafeBytes(of: UInt32(size).littleEndian) { Array($0) }
            while row.count < size + 4 {
                withUnsafeBytes(of: random.next()) { row += $0.prefix(size + 4 - row.count) }
            }
            return row
        }
    }

    /// Chunks of rows that come in batches of `batch` rows.
    private func chunks(_ rows: [[UInt8]], batch: Int) -> [[UInt8]] {
        var chunks: [[UInt8]] = [[]]
        for start in stride(from: 0, to: rows.count, by: batch) {
            let bytes = Array(rows[start..<min(start + batch, rows.count)].joined())
            var from = 0
            while let end = bytes.withUnsafeBytes({
                ChunkCut.end(in: $0, from: from, held: UInt64(chunks[chunks.count - 1].count))
            }) {
                chunks[chunks.count - 1] += bytes[from..<end]
                chunks.append([])
                from = end
            }
            chunks[chunks.count - 1] += bytes[from...]
        }
        return chunks
    }

    @Test func cutsDependOnRowsAloneAndAreMetAgain() {
        let all = rows((0..<40_000).map { 500 + $0 % 1_000 }, seed: 7)
        let whole = chunks(all, batch: 40_000)
        #expect(whole.count >= 4)
        for chunk in whole.dropLast() {
            #expect(chunk.count >= Int(ChunkCut.least) && chunk.count <= Int(ChunkCut.most) + 2_000)
        }
        for batch in [61, 4_096] {
            let same = chunks(all, batch: batch) == whole
            #expect(same, "batches of \(batch) rows are cut elsewhere")
        }
        // Ten rows less in the first chunk: the last chunks are the old ones.
        var fewer = all
        fewer.removeSubrange(100..<110)
        let isMet = chunks(fewer, batch: 997).last == whole.last
        #expect(isMet)
    }

    @Test func hugeRowsEndTheirChunk() {
        let all = rows([3 << 20, 9 << 20, 1 << 20, 20 << 20, 10], seed: 1)
        let sizes = chunks(all, batch: 1).map(\.count)
        #expect(sizes == [(12 << 20) + 8, (21 << 20) + 8, 14])
    }
}
