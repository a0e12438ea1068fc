package import Core
internal import MySQLWire
internal import Repository

/// Counts and digests the rows of the tables of a server.
package struct DigestJob: Sendable {
    let server: ServerAccess
    /// Connections that read.
    let threads: Int
    /// Which tables; nil for all of the users' schemas.
    let selects: (@Sendable (TableName) -> Bool)?
    let progress: any ProgressReporter

    package init(
        server: ServerAccess, threads: Int = 2, selects: (@Sendable (TableName) -> Bool)? = nil,
        progress: any ProgressReporter = SilentProgress()
    ) {
        self.server = server
        self.threads = max(1, threads)
        self.selects = selects
        self.progress = progress
    }

    /// Every table by name. Each is read in one statement, so its digest is of one instant; different tables may be of
    /// different ones.
    package func run() async throws -> [TableDigestResult] {
        progress.report(.phase(.prove))
        let tables = try await listing()
        let queue = WorkQueue(tables)
        let total = UInt64(tables.count)
        return try await withThrowingTaskGroup(of: [TableDigestResult].self) { group in
            for _ in 0..<min(threads, max(1, tables.count)) {
                group.addTask { try await work(queue) }
            }
            var results: [TableDigestResult] = []
            for try await part in group {
                results += part
                progress.report(.counters(Self.counters(results, total)))
            }
            return results.sorted { $0.table < $1.table }
        }
    }

    private static func counters(_ results: [TableDigestResult], _ total: UInt64) -> ProgressCounters {
        ProgressCounters(
            rows: results.reduce(0) { $0 + $1.digest.rows }, tables: UInt64(results.count), totalTables: total)
    }

    /// Large tables first, so that none is left over for one connection at the end.
    private func listing() async throws -> [TableName] {
        let session = try await SourceSession.open(server)
        let listing = try await SchemaReader(session).listing()
        await session.close()
        return listing.filter { $0.kind != .view && (selects?($0.name) ?? true) }
            .sorted { ($1.dataBytes, $0.name) < ($0.dataBytes, $1.name) }.map(\.name)
    }

    private func work(_ queue: WorkQueue<TableName>) async throws -> [TableDigestResult] {
        let session = try await SourceSession.open(server)
        do {
            let schema = SchemaReader(session)
            let reader = TableReader(session: session)
            var results: [TableDigestResult] = []
            while let name = await queue.next() {
                try Task.checkCancellation()
                guard let table = try await schema.table(name), let digest = try await reader.digest(of: table) else {
                    continue
                }
                results.append(TableDigestResult(table: name, digest: digest))
                progress.report(.counters(ProgressCounters(rows: digest.rows, item: name.description)))
            }
            await session.close()
            return results
        } catch {
            await session.close()
            throw error
        }
    }
}
