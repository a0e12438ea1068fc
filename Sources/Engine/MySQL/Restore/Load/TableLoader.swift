internal import Core
internal import MySQLWire
internal import Repository

/// Loads tables over several connections: chunks, what the log has changed, indexes.
struct TableLoader {
    let repository: any ChunkSource
    let access: ServerAccess
    let threads: Int
    let counter: LoadCounter

    /// Gives the number of rows written.
    func load(_ tables: [TableLoad]) async throws -> UInt64 {
        let tasks = tables.reduce(0) { $0 + max($1.chunks.count, $1.changedStreams, 1) }
        let queue = LoadQueue(tables)
        return try await withThrowingTaskGroup(of: UInt64.self) { group in
            for _ in 0..<max(1, min(threads, tasks)) {
                group.addTask { try await work(queue, tables) }
            }
            var rows: UInt64 = 0
            for try await part in group { rows += part }
            return rows
        }
    }

    private func work(_ queue: LoadQueue, _ tables: [TableLoad]) async throws -> UInt64 {
        do {
            let session = try await TargetSession.open(access)
            do {
                let rows = try await work(queue, tables, session)
                await session.close()
                return rows
            } catch {
                await session.close()
                throw error
            }
        } catch {
            await queue.stop()
            throw error
        }
    }

    private func work(_ queue: LoadQueue, _ tables: [TableLoad], _ session: TargetSession) async throws -> UInt64 {
        let store = StatementStore(session, limit: 64)
        var writer: TableWriter?
        var rows: UInt64 = 0
        var last: LoadSchedule.Task?
        while let task = await queue.next(after: last) {
            last = task
            try Task.checkCancellation()
            let table = tables[task.table]
            switch task.step {
            case .chunk(let place):
                let item = table.chunks[place]
                let known = writer.flatMap { $0.table.name == item.table.name ? $0 : nil }
                let current = known ?? TableWriter(item.table, store)
                writer = current
                let bytes = try await repository.readChunk(item.chunk)
                rows += try await ChunkLoader(session: session).load(bytes, item, with: current)
                await counter.add(item.chunk, item.table.name)
            case .changed:
                guard let changed = table.changed else { break }
                rows += try await FoldLoader(session: session, counter: counter)
                    .write(changed, TableWriter(changed.work.target, store))
            case .indexes:
                guard let item = table.indexes else { break }
                await counter.begin(item)
                try await IndexBuilder(session: session).build(item)
                await counter.add(item)
            }
            await queue.done(task)
        }
        return rows
    }
}
