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
    /// A worker has begun a job for the first time.
    case jobStarted = "job.started"
    case jobSucceeded = "job.succeeded"

    // MARK: Instances

    /// No plan covers it, or nothing says which of several is meant.
    case instanceUnprotected = "instance.unprotected"
    case instanceProtected = "instance.protected"
    /// A database has come that was not there before.
    case databaseNew = "database.new"
    /// A database was there before the newest base, and is not in it.
    case databaseUnprotected = "database.unprotected"
    case databaseProtected = "database.protected"
    /// A plan cannot be met as it is written.
    case planUnmet = "plan.unmet"
    case planMet = "plan.met"
    case rpoExceeded = "rpo.exceeded"
    case rpoBack = "rpo.back"
    /// The log became incomplete, or could not be continued.
    case logGap = "log.gap"
    /// The log goes on in a run no base belongs to: one is made out of turn.
    case baseOutOfTurn = "base.out-of-turn"
    /// Something a base or the log needs was there and is not any more.
    case prerequisiteLost = "prerequisite.lost"
    case prerequisiteBack = "prerequisite.back"

    // MARK: Attacks

    /// Far more rows are deleted or rewritten than this instance ever does.
    case logBurst = "log.burst"
    /// A base that hardly compresses, of an instance whose bases did.
    case baseIncompressible = "base.incompressible"

    // MARK: Repositories

    /// It answers, and takes so long that the log waits.
    case repositorySlow = "repository.slow"
    case repositoryFull = "repository.full"
    case repositoryUnreachable = "repository.unreachable"
    /// It takes what is stored again.
    case repositoryBack = "repository.back"

    // MARK: Proofs

    case drillPassed = "drill.passed"
    case drillFailed = "drill.failed"
    /// A drill was slower than the plan promises.
    case rtoExceeded = "rto.exceeded"
    case rtoBack = "rto.back"
    /// What is stored is damaged or missing.
    case verifyFailed = "verify.failed"
    case verifyPassed = "verify.passed"

    // MARK: The service itself

    /// The catalog was lost and came back from a repository: what happened since its export is not known.
    case catalogRecovered = "catalog.recovered"
    /// A token that machines sign in with ends soon.
    case keyExpiring = "key.expiring"
    /// The server's certificate ends soon.
    case certificateExpiring = "certificate.expiring"
    /// Messages to a channel are given up.
    case channelFailed = "channel.failed"
    case channelBack = "channel.back"

    // MARK: People

    /// An account, or an address, failed to sign in too often.
    case accountLocked = "account.locked"

    // MARK: Downloads

    /// Somebody tried a link and was refused.
    case downloadRefused = "download.refused"

    // MARK: Policies

    /// Somebody asks for another's approval.
    case approvalWanted = "approval.wanted"

    // MARK: Audit

    /// An entry of the audit was changed, removed, inserted or moved.
    case auditBroken = "audit.broken"

    /// Whether somebody may have to do something.
    package var isTrouble: Bool {
        switch self {
        case .runLate, .runStartedLate, .runHeld, .runResumed, .instanceProtected, .planMet, .rpoBack, .drillPassed,
            .databaseNew, .baseOutOfTurn, .jobStarted, .jobSucceeded, .databaseProtected, .prerequisiteBack,
            .repositoryBack, .rtoBack, .verifyPassed, .channelBack:
            false
        case .runMissed, .runSkipped, .runNotStarted, .clockSetBack, .jobFailed, .instanceUnprotected, .planUnmet,
            .rpoExceeded, .logGap, .drillFailed, .catalogRecovered, .databaseUnprotected, .prerequisiteLost, .logBurst,
            .baseIncompressible, .repositorySlow, .repositoryFull, .repositoryUnreachable, .rtoExceeded, .verifyFailed,
            .keyExpiring, .certificateExpiring, .channelFailed, .accountLocked, .downloadRefused,
            .approvalWanted, .auditBroken:
            true
        }
    }
}
