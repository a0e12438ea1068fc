internal import APIModel
internal import Core
internal import Service

/// Stands where the engine does: its jobs take time and report what real ones report, as often and as much, so that the
/// catalog has the same to store.
struct SimulatedEngine: JobRunner {
    /// Of a base, on average: one takes half as long, another half as long again.
    let seconds: Double
    let clock: any TidemarkClock

    /// As often as `StreamWatcher` reports, and looks at repository and server.
    private static let reportSeconds = 10.0
    private static let lookSeconds = 600.0
    /// Of what is neither a base nor a stream.
    private static let otherSeconds = 0.1

    func run(_ assignment: JobAssignment, _ reporter: JobReporter) async throws {
        switch JobKind(rawValue: assignment.kind) {
        case .stream: try await stream(assignment, reporter)
        case .base: try await base(assignment, reporter)
        default:
            reporter.progress(JobProgress(phase: "read"))
            try await clock.sleep(seconds: Self.otherSeconds)
        }
    }

    private func base(_ assignment: JobAssignment, _ reporter: JobReporter) async throws {
        let repository = try assignment.neededRepository
        let begun = clock.now()
        reporter.note("The base begins.")
        var progress = JobProgress(phase: "read")
        (progress.totalRows, progress.totalTables) = (1_000_000, 40)
        let own = seconds * Double.random(in: 0.5...1.5)
        let steps = max(1, Int(own))
        for step in 0..<steps {
            progress.rows = UInt64(1_000_000 * step / steps)
            progress.bytes = progress.rows * 194
            progress.item = "shop.orders"
            reporter.progress(progress)
            try await clock.sleep(seconds: own / Double(steps))
        }
        var update = InstanceFactsUpdate(repository: repository.id)
        update.base = Self.base(assignment.job, from: begun, to: clock.now())
        reporter.facts(update)
        reporter.note("The base is complete.")
    }

    private func stream(_ assignment: JobAssignment, _ reporter: JobReporter) async throws {
        let repository = try assignment.neededRepository
        var nextLook = 0.0
        while true {
            var update = InstanceFactsUpdate(repository: repository.id)
            let now = clock.now()
            (update.through, update.sourceTime, update.isStreaming) = (now.adding(seconds: -1), now, true)
            if clock.uptime() >= nextLook {
                look(&update, assignment, at: now)
                nextLook = clock.uptime() + Self.lookSeconds
            }
            reporter.facts(update)
            var progress = JobProgress(phase: "stream")
            progress.confirmedThrough = update.through
            reporter.progress(progress)
            do {
                try await clock.sleep(seconds: Self.reportSeconds)
            } catch {
                var last = InstanceFactsUpdate(repository: repository.id)
                last.isStreaming = false
                reporter.facts(last)
                throw error
            }
        }
    }

    /// What a repository and a server show of an instance that has been protected for a month: bases, a window, checks.
    private func look(_ update: inout InstanceFactsUpdate, _ assignment: JobAssignment, at now: Timestamp) {
        update.bases = (1...30).reversed().map { day in
            let end = now.adding(seconds: -86_400 * Double(day))
            return Self.base("\(assignment.job)-\(day)", from: end.adding(seconds: -600), to: end)
        }
        update.run = assignment.job
        update.spans = [
            ReportedSpan(
                start: now.adding(seconds: -86_400 * 30), end: now, isOpen: true, run: assignment.job)
        ]
        update.databases = ["crm", "shop", "statistics"]
        update.serverVersion = "10.11.19-MariaDB-log"
        update.storedBytes = 12_000_000_000
        update.checks = (1...25).map { number in
            ReportedCheck(
                id: "log.check-\(number)", title: "Something a base needs of the server", isRequired: number % 2 == 0,
                isMet: true, detail: "binlog_row_image is FULL")
        }
    }

    private static func base(_ id: String, from begun: Timestamp, to end: Timestamp) -> ReportedBase {
        ReportedBase(
            id: id, convergence: end, startedAt: begun, finishedAt: end, tables: 40, rows: 1_000_000,
            rawBytes: 194_000_000, storedBytes: 81_000_000, databases: ["crm", "shop", "statistics"],
            readSeconds: end.seconds(since: begun))
    }
}
