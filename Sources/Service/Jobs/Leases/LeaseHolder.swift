/// A worker's view of its lease on one job: when to send a heartbeat, and when to stop without being told.
///
/// `uptime` is always the worker's own monotonic clock, in seconds, which goes on while the machine sleeps.
package struct LeaseHolder: Sendable {
    /// What the worker has to do now.
    package enum Step: Sendable, Equatable {
        /// Nothing until that uptime.
        case rest(until: Double)
        /// Send a heartbeat, and tell of it by `sent`.
        case beat
        /// Stop at once and write nothing more.
        case stop
        /// Somebody cancelled the job: end it in good order.
        case cancel
    }

    package let job: JobID
    package let lease: Int64
    private let terms: LeaseTerms
    /// When the last answered request was sent.
    private var confirmedAt: Double
    private var sentAt: Double
    private var isAwaiting = false
    private var isCancelled = false
    private var isLost = false

    /// After a claim that was sent at `sentAt` and answered with a lease.
    package init(job: JobID, lease: Int64, terms: LeaseTerms, sentAt: Double) {
        self.job = job
        self.lease = lease
        self.terms = terms
        self.sentAt = sentAt
        confirmedAt = sentAt
    }

    /// Whether anything may be written for the job.
    package func mayWrite(at uptime: Double) -> Bool { !isLost && uptime < confirmedAt + terms.stopAfter }

    package mutating func step(at uptime: Double) -> Step {
        guard mayWrite(at: uptime) else {
            // Once stopped, stopped: an answer that comes later gives nothing back.
            isLost = true
            return .stop
        }
        let next = sentAt + terms.beatSeconds
        if !isAwaiting, uptime >= next { return .beat }
        if isCancelled { return .cancel }
        return .rest(until: isAwaiting ? confirmedAt + terms.stopAfter : min(next, confirmedAt + terms.stopAfter))
    }

    package mutating func sent(at uptime: Double) {
        sentAt = uptime
        isAwaiting = true
    }

    /// The heartbeat sent last was answered.
    package mutating func answered(_ order: JobOrder) {
        guard isAwaiting else { return }
        isAwaiting = false
        confirmedAt = max(confirmedAt, sentAt)
        if order == .stop { isCancelled = true }
    }

    /// The heartbeat sent last got no answer; it may or may not have arrived.
    package mutating func unanswered() { isAwaiting = false }

    /// The catalog said that the job is another's.
    package mutating func lost() { isLost = true }
}
