internal import Core
internal import Repository

/// Sums up what the loading connections have done.
///
/// The time left is told from an effort: one for each row, and one for each two rows of an index, which is what the
/// servers take (an index over a million rows took half the time of loading them).
actor LoadCounter {
    private let reporter: any ProgressReporter
    private var counters: ProgressCounters
    private var effort: UInt64 = 0

    init(_ reporter: any ProgressReporter, tables: [TableLoad], rows: UInt64, bytes: UInt64) {
        self.reporter = reporter
        counters = ProgressCounters(totalRows: rows, totalBytes: bytes, totalTables: UInt64(tables.count))
        let indexes = tables.compactMap(\.indexes)
        counters.totalIndexes = UInt64(indexes.reduce(0) { $0 + $1.indexes.count })
        let pending = tables.reduce(0) { $0 + $1.chunks.reduce(0) { $0 + $1.chunk.rows } }
        counters.totalEffort = indexes.reduce(pending) { $0 + Self.effort($1) }
    }

    func add(_ chunk: ChunkReference, _ table: TableName) {
        counters.rows += chunk.rows
        counters.bytes += chunk.rawBytes
        effort += chunk.rows
        report(table)
    }

    /// Rows that the log has changed: counted with the chunks they replace rows of.
    func addChanged(_ table: TableName) { report(table) }

    func begin(_ work: IndexBuilder.Work) { report(work.table) }

    func add(_ work: IndexBuilder.Work) {
        counters.indexes += UInt64(work.indexes.count)
        effort += Self.effort(work)
        report(work.table)
    }

    private func report(_ table: TableName) {
        counters.item = table.description
        counters.effort = effort
        reporter.report(.counters(counters))
    }

    private static func effort(_ work: IndexBuilder.Work) -> UInt64 {
        work.rows * UInt64(work.indexes.count) / 2
    }
}
