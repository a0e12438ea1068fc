package import Core

/// A drill that has ended, as the catalog keeps it. Everything in it is also in its evidence.
package struct DrillRecord: Sendable, Equatable, Identifiable {
    package enum Outcome: String, Sendable, Equatable {
        case passed
        case failed
    }

    /// `20261122T110343Z-9f3c21ab`, which sorts by time.
    package let id: String
    package let job: String
    package let project: String
    package let instance: String
    /// By its name.
    package let repository: String?
    /// By its name; nil where somebody asked for the drill.
    package let plan: String?
    package let base: String
    /// When the last transaction of what was restored committed.
    package let restorePoint: Timestamp
    package let gtid: String?
    package let startedAt: Timestamp
    package let endedAt: Timestamp
    package let outcome: Outcome
    /// Microseconds until everything was proven; nil where it was not.
    package let rto: Int64?
    /// Why it failed, in one sentence.
    package let failure: String?

    package init(
        id: String, job: String, project: String, instance: String, repository: String?, plan: String?, base: String,
        restorePoint: Timestamp, gtid: String?, startedAt: Timestamp, endedAt: Timestamp, outcome: Outcome,
        rto: Int64?, failure: String?
    ) {
        self.id = id
        self.job = job
        self.project = project
        self.instance = instance
        self.repository = repository
        self.plan = plan
        self.base = base
        self.restorePoint = restorePoint
        self.gtid = gtid
        self.startedAt = startedAt
        self.endedAt = endedAt
        self.outcome = outcome
        self.rto = rto
        self.failure = failure
    }
}
