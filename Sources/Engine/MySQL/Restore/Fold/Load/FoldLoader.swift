internal import Core
internal import MySQLWire
internal import Repository

/// Writes the rows that the log has changed, as they are at the cut, in the order of their keys, once the base's chunks
/// are loaded.
struct FoldLoader {
    let access: ServerAccess
    let threads: Int
    let reporter: any ProgressReporter

    struct Work: Sendable {
        let merger: FoldMerger
        let target: TargetTable
    }

    /// Gives the number of rows written.
    func load(_ work: [Work]) async throws -> UInt64 {
        guard !work.isEmpty else { return 0 }
        let rows = FoldRows(work)
        let weight = work.reduce(0) { $0 + $1.merger.table.fold.weight }
        // A connection for every so many rows, or tables.
        let streams = max(1, min(threads, max(work.count, weight / Self.rowsPerStream)))
        return try await withThrowingTaskGroup(of: UInt64.self) { group in
            for _ in 0..<streams {
                group.addTask { try await run(rows) }
            }
            var rows: UInt64 = 0
            for try await part in group { rows += part }
            return rows
        }
    }

    private static let rowsPerStream = 20_000

    private func run(_ rows: FoldRows) async throws -> UInt64 {
        let session = try await TargetSession.open(access)
        do {
            let store = StatementStore(session, limit: 64)
            var writer: TableWriter?
            var total: UInt64 = 0
            while let (work, batch) = try await rows.next() {
                try Task.checkCancellation()
                if writer?.table.name != work.target.name { writer = TableWriter(work.target, store) }
                guard let writer else { break }
                try await write(batch, writer, session)
                await work.merger.sink.add(batch.digest)
                total += UInt64(batch.rows.count)
                reporter.report(.counters(ProgressCounters(rows: total, item: work.target.name.description)))
            }
            await session.close()
            return total
        } catch {
            await session.close()
            throw error
        }
    }

    /// In one transaction; again from its beginning where the server chose it as a deadlock's victim.
    private func write(_ batch: FoldBatch, _ writer: TableWriter, _ session: TargetSession) async throws {
        var attempts = 0
        while true {
            do {
                try await session.execute("BEGIN")
                try await writer.write("INSERT", batch.rows[...], of: batch.bytes)
                try await session.execute("COMMIT")
                return
            } catch let error as TidemarkError {
                attempts += 1
                let isDeadlock = error.message.contains("(error 1213)") || error.message.contains("(error 1205)")
                guard isDeadlock, attempts < 20 else { throw error }
                _ = try await session.attempt("ROLLBACK")
            }
        }
    }
}
