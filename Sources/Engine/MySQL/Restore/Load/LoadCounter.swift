internal import Core
internal import Repository

/// Sums up what the loading connections have done.
actor LoadCounter {
    private let reporter: any ProgressReporter
    private var counters: ProgressCounters

    init(_ reporter: any ProgressReporter, totalRows: UInt64, totalTables: UInt64) {
        self.reporter = reporter
        counters = ProgressCounters(totalRows: totalRows, totalTables: totalTables)
    }

    func add(_ chunk: ChunkReference, _ table: TableName) {
        counters.rows += chunk.rows
        counters.bytes += chunk.rawBytes
        counters.item = table.description
        reporter.report(.counters(counters))
    }
}
