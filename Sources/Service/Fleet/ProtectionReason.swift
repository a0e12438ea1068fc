package import Core

/// One thing that puts the protection of an instance at risk.
package enum ProtectionReason: Hashable, Sendable {
    /// Nothing says which of several plans is meant.
    case severalPlans([ResourceName])
    /// Nothing can be restored yet.
    case noBase
    /// More than a cycle has passed since the newest base.
    case baseOverdue(newest: Timestamp)
    /// A run could start since then, and did not.
    case notStarted(since: Timestamp)
    /// The plan wants the log, and nobody streams it.
    case noStream
    /// Seconds that are to be restore points, and are none.
    case gap(from: Timestamp, to: Timestamp)
    case rpoUnknown
    case rpoExceeded(seconds: Double, limit: Int)
    case precheckUnmet(title: String)
    /// A database that neither base nor log holds.
    case newDatabase(String)
    case planCannotBeMet(PlanObstacle)
    case drillFailed

    /// A stable name, for the API and for alerts.
    package var code: String {
        switch self {
        case .severalPlans: "several-plans"
        case .noBase: "no-base"
        case .baseOverdue: "base-overdue"
        case .notStarted: "not-started"
        case .noStream: "no-stream"
        case .gap: "gap"
        case .rpoUnknown: "rpo-unknown"
        case .rpoExceeded: "rpo-exceeded"
        case .precheckUnmet: "precheck-unmet"
        case .newDatabase: "new-database"
        case .planCannotBeMet: "plan-cannot-be-met"
        case .drillFailed: "drill-failed"
        }
    }

    /// For people.
    package var text: String {
        switch self {
        case .severalPlans(let names): "The plans \(names.map(\.description).listed) are all bound to it."
        case .noBase: "It has no base that can be restored."
        case .baseOverdue(let newest): "More than a cycle has passed since its newest base of \(newest)."
        case .notStarted(let since): "A run could start since \(since), and did not."
        case .noStream: "Its log is not streamed."
        case .gap(let from, let to): "Between \(from) and \(to) it has no restore point."
        case .rpoUnknown: "How far its log is behind is not known."
        case .rpoExceeded(let seconds, let limit):
            "Its log is \(DurationText.of(seconds: seconds)) behind; "
                + "\(DurationText.of(seconds: Double(limit))) is promised."
        case .precheckUnmet(let title): "Its server does not meet “\(title)”."
        case .newDatabase(let name): "The database “\(name)” is in no base, and no log is streamed."
        case .planCannotBeMet(let obstacle): obstacle.text
        case .drillFailed: "The last drill failed."
        }
    }
}
