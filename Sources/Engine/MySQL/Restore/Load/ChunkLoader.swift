internal import Core
internal import MySQLWire
internal import Repository

/// Loads the chunks of a base over several connections, each chunk in one transaction with its record.
struct ChunkLoader {
    let repository: any ChunkSource
    let access: ServerAccess
    let threads: Int
    let reporter: any ProgressReporter
    let totalRows: UInt64
    let totalTables: UInt64

    struct Work: Sendable {
        let place: ChunkPlace
        let chunk: ChunkReference
        let table: TargetTable
        /// The verb: REPLACE where chunks of different instants may hold rows that displace each other.
        let verb: String
        /// Leaves out what the log has changed; nil where all rows of the chunk are written.
        var merger: FoldMerger?
    }

    /// Gives the number of rows written.
    func load(_ work: [Work]) async throws -> UInt64 {
        let queue = WorkQueue(work)
        let counter = LoadCounter(reporter, totalRows: totalRows, totalTables: totalTables)
        return try await withThrowingTaskGroup(of: UInt64.self) { group in
            for _ in 0..<max(1, min(threads, work.count)) {
                group.addTask { try await run(queue, counter) }
            }
            var rows: UInt64 = 0
            for try await part in group { rows += part }
            return rows
        }
    }

    private func run(_ queue: WorkQueue<Work>, _ counter: LoadCounter) async throws -> UInt64 {
        let session = try await TargetSession.open(access)
        do {
            let store = StatementStore(session, limit: 64)
            var writer: TableWriter?
            var rows: UInt64 = 0
            while let item = await queue.next() {
                try Task.checkCancellation()
                if writer?.table.name != item.table.name { writer = TableWriter(item.table, store) }
                guard let writer else { break }
                let bytes = try await repository.readChunk(item.chunk)
                rows += try await write(bytes, item, writer, session)
                await counter.add(item.chunk, item.table.name)
            }
            await session.close()
            return rows
        } catch {
            await session.close()
            throw error
        }
    }

    /// One chunk in one transaction; again from its beginning where the server chose it as a deadlock's victim. Gives the
    /// number of rows written.
    private func write(
        _ bytes: [UInt8], _ item: Work, _ writer: TableWriter, _ session: TargetSession
    ) async throws -> UInt64 {
        var ranges = try Self.frames(bytes)
        if let merger = item.merger { ranges = try await merger.unchanged(ranges, of: bytes) }
        var attempts = 0
        while true {
            do {
                try await session.execute("BEGIN")
                try await writer.write(item.verb, ranges[...], of: bytes)
                try await RestoreBookkeeping.markLoaded(item.place, on: session)
                try await session.execute("COMMIT")
                return UInt64(ranges.count)
            } catch let error as TidemarkError {
                attempts += 1
                let isDeadlock = error.message.contains("(error 1213)") || error.message.contains("(error 1205)")
                guard isDeadlock, attempts < 20 else { throw error }
                _ = try await session.attempt("ROLLBACK")
            }
        }
    }

    private static func frames(_ bytes: [UInt8]) throws -> [Range<Int>] {
        try bytes.withUnsafeBytes { buffer in
            var ranges: [Range<Int>] = []
            var rows = FramedRowIterator(buffer)
            while let row = try rows.next() { ranges.append(row) }
            return ranges
        }
    }
}
