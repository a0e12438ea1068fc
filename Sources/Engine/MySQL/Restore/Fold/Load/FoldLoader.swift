internal import Core
internal import MySQLWire
internal import Repository

/// Writes the rows of a table that the log has changed, as they are at the cut, in the order of their keys, once the base's
/// chunks are loaded; several connections share a large table's rows.
struct FoldLoader {
    let session: TargetSession
    let counter: LoadCounter

    struct Work: Sendable {
        let merger: FoldMerger
        let target: TargetTable
    }

    /// Gives the number of rows written.
    func write(_ rows: FoldRows, _ writer: TableWriter) async throws -> UInt64 {
        var total: UInt64 = 0
        while let batch = try await rows.next() {
            try Task.checkCancellation()
            try await session.repeatingDeadlocks {
                try await session.execute("BEGIN")
                try await writer.write("INSERT", batch.rows[...], of: batch.bytes)
                try await session.execute("COMMIT")
            }
            await rows.work.merger.sink.add(batch.digest)
            total += UInt64(batch.rows.count)
            await counter.addChanged(writer.table.name)
        }
        return total
    }
}
