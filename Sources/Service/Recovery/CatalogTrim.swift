package import Catalog
internal import Core

/// How long a catalog remembers what is over. What is needed to decide anything is never among it.
package struct CatalogTrim: Sendable, Hashable {
    /// Lines of jobs.
    package var lineDays = 30
    /// Jobs that have ended, with their lines.
    package var jobDays = 90
    /// Events that every reader has sent on.
    package var eventDays = 90
    /// Drills, except the newest of each instance; their evidence stays in the repository.
    package var drillDays = 730
    /// What others were asked to approve, once it can be used no more.
    package var approvalDays = 400
    /// Of a job that goes on, such as a stream: so many lines stay however old they are.
    package var keptLines: Int64 = 200

    package struct Report: Sendable, Hashable {
        package internal(set) var lines = 0
        package internal(set) var jobs = 0
        package internal(set) var events = 0
        package internal(set) var drills = 0
        package internal(set) var approvals = 0
        package internal(set) var tides = 0

        package init() {}
    }

    package init() {}

    private static let day: Double = 86_400
    private static let ended = "state IN ('succeeded', 'failed', 'cancelled')"

    /// Forgets what is older. May be run as often as one likes, by several servers too.
    @discardableResult
    package func run(_ catalog: Catalog) async throws -> Report {
        try await catalog.write { transaction in
            let now = try transaction.now()
            let before = { (days: Int) in now.adding(seconds: -Double(days) * Self.day) }
            let session = transaction.session
            var report = Report()
            report.lines = try session.execute(
                """
                DELETE FROM job_lines WHERE written_at < ?
                AND job IN (SELECT id FROM jobs WHERE \(Self.ended))
                """, [CatalogValue(before(lineDays))])
            report.lines += try session.execute(
                """
                DELETE FROM job_lines WHERE written_at < ?
                AND number <= (SELECT line_count FROM jobs WHERE id = job_lines.job) - ?
                """, [CatalogValue(before(lineDays)), .integer(keptLines)])
            // A key that is asked for again after so long may well mean another job.
            report.jobs = try session.execute(
                "DELETE FROM jobs WHERE \(Self.ended) AND ended_at < ?", [CatalogValue(before(jobDays))])
            report.events = try transaction.events.trim(before: before(eventDays))
            report.drills = try transaction.drills.trim(before: before(drillDays))
            report.approvals = try session.execute(
                "DELETE FROM approvals WHERE expires_at < ?", [CatalogValue(before(approvalDays))])
            report.tides = try transaction.tides.trim(at: now)
            return report
        }
    }
}
