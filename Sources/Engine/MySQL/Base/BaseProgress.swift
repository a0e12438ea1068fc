internal import Core

/// Adds up what the readers have done and passes it on, a few times a second.
actor BaseProgress {
    private let reporter: any ProgressReporter
    private let clock: any TidemarkClock
    private var counters = ProgressCounters()
    private var lastReport = Timestamp(microseconds: 0)

    init(_ reporter: any ProgressReporter, clock: any TidemarkClock) {
        self.reporter = reporter
        self.clock = clock
    }

    func begin(_ phase: JobPhase) { reporter.report(.phase(phase)) }

    func expect(tables: UInt64, rows: UInt64, bytes: UInt64) {
        counters.totalTables = tables
        counters.totalRows = rows
        counters.totalBytes = bytes
        report(force: true)
    }

    func read(rows: UInt64, bytes: UInt64, of table: TableName) {
        counters.rows += rows
        counters.bytes += bytes
        counters.item = table.description
        report(force: false)
    }

    func finishedTable() {
        counters.tables += 1
        report(force: false)
    }

    func note(_ text: String) { reporter.report(.note(text)) }

    func flush() { report(force: true) }

    private func report(force: Bool) {
        let now = clock.now()
        guard force || now.seconds(since: lastReport) >= 0.2 else { return }
        lastReport = now
        reporter.report(.counters(counters))
    }
}
