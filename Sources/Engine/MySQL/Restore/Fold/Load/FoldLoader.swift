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

    /// A transaction of the target takes so many bytes, or rows.
    private static let byteLimit = 4 << 20
    private static let rowLimit = 20_000

    /// Gives the number of rows written.
    func load(_ work: [Work]) async throws -> UInt64 {
        guard !work.isEmpty else { return 0 }
        let queue = WorkQueue(work)
        return try await withThrowingTaskGroup(of: UInt64.self) { group in
            for _ in 0..<max(1, min(threads, work.count)) {
                group.addTask { try await run(queue) }
            }
            var rows: UInt64 = 0
            for try await part in group { rows += part }
            return rows
        }
    }

    private func run(_ queue: WorkQueue<Work>) async throws -> UInt64 {
        let session = try await TargetSession.open(access)
        do {
            let store = StatementStore(session, limit: 64)
            var rows: UInt64 = 0
            while let item = await queue.next() {
                rows += try await write(item, TableWriter(item.target, store), session)
            }
            await session.close()
            return rows
        } catch {
            await session.close()
            throw error
        }
    }

    private func write(_ item: Work, _ writer: TableWriter, _ session: TargetSession) async throws -> UInt64 {
        var merge = try item.merger.table.fold.merged(after: await item.merger.sink.takeAside())
        var total: UInt64 = 0
        var batch = FoldBatch(isCounting: item.merger.table.fold.isCounting)
        while try batch.fill(from: &merge, bytes: Self.byteLimit, rows: Self.rowLimit) {
            try Task.checkCancellation()
            try await session.execute("BEGIN")
            try await writer.write("INSERT", batch.rows[...], of: batch.bytes)
            try await session.execute("COMMIT")
            await item.merger.sink.add(batch.digest)
            total += UInt64(batch.rows.count)
            reporter.report(.counters(ProgressCounters(rows: total, item: item.target.name.description)))
        }
        return total
    }
}
