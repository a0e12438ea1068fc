/// What an event tells of. The raw value is stored, sent and shown; it never changes.
package enum EventKind: String, Sendable, Hashable, CaseIterable {
    // MARK: Runs of a plan

    /// A run that was due while nothing looked comes late.
    case runLate = "run.late"
    /// Runs that were due while nothing looked, and that one late run stands for.
    case runMissed = "run.missed"
    /// Runs that do not happen, because the one before was still going or waiting.
    case runSkipped = "run.skipped"
    /// A run could start for longer than the plan allows, and did not.
    case runNotStarted = "run.not-started"
    /// Such a run has started after all.
    case runStartedLate = "run.started-late"
    /// Its window has shut on a run: it goes on when it opens.
    case runHeld = "run.held"
    case runResumed = "run.resumed"
    case clockSetBack = "clock.set-back"

    // MARK: Jobs

    /// A job has failed for good, or a stream fails again and again.
    case jobFailed = "job.failed"

    // MARK: Instances

    /// No plan covers it, or nothing says which of several is meant.
    case instanceUnprotected = "instance.unprotected"
    case instanceProtected = "instance.protected"
    /// A database has come that was not there before.
    case databaseNew = "database.new"
    /// A plan cannot be met as it is written.
    case planUnmet = "plan.unmet"
    case planMet = "plan.met"
    case rpoExceeded = "rpo.exceeded"
    case rpoBack = "rpo.back"
    /// The log became incomplete, or could not be continued.
    case logGap = "log.gap"
    /// The log goes on in a run no base belongs to: one is made out of turn.
    case baseOutOfTurn = "base.out-of-turn"

    // MARK: Proofs

    case drillPassed = "drill.passed"
    case drillFailed = "drill.failed"

    // MARK: people

    /// Signing in by a person's name has failed so often that it has to wait.
    case accountLocked = "account.locked"
    // MARK: Downloads

    /// Somebody followed a link that is refused, or guesses links.
    case downloadRefused = "download.refused"

    // MARK: The service itself

    /// The catalog was lost and came back from a repository: what happened since its export is not known.
    case catalogRecovered = "catalog.recovered"

    // MARK: Rights

    /// Somebody asks others to approve a request.
    case approvalWanted = "approval.wanted"
    // MARK: The audit

    /// Entries of the audit were changed or removed, or a repository holds others.
    case auditBroken = "audit.broken"

    /// Whether somebody may have to do something.
    package var isTrouble: Bool {
        switch self {
        case .runLate, .runStartedLate, .runHeld, .runResumed, .instanceProtected, .planMet, .rpoBack, .drillPassed,
            .databaseNew, .baseOutOfTurn:
            false
        case .runMissed, .runSkipped, .runNotStarted, .clockSetBack, .jobFailed, .instanceUnprotected, .planUnmet,
            .rpoExceeded, .logGap, .drillFailed, .catalogRecovered, .approvalWanted, .accountLocked, .downloadRefused:
            true
        case .auditBroken: true
        }
    }
}
