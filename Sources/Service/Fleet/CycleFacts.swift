package import Core

/// What protection asks of a plan's cycle at one instant, worked out once for all instances that the plan covers: for one
/// it is milliseconds, and a thousand are listed at a time.
package struct CycleFacts: Hashable, Sendable {
    /// As `Cycle.longestInterval` says, in seconds.
    package let longestInterval: Double
    /// The last due instant but one before now: a base that began before it is overdue.
    package let lastButOne: Timestamp
    /// The first due instant after now.
    package let next: Timestamp?

    /// Due instants that are looked at in one step.
    private static let most = 3000

    /// Nil where the cycle comes too seldom, or too often after too long a rest, to be worked out in a few steps.
    package init?(_ cycle: Cycle, longestInterval: Double, at now: Timestamp) {
        guard longestInterval.isFinite else { return nil }
        // An hour finds what comes every minute, and twice the longest interval whatever comes at all.
        let spans: [Double] = [3600, 86_400, 8 * 86_400, 2 * longestInterval + 86_400]
        for span in spans {
            let due = cycle.instants(after: now.adding(seconds: -span), through: now, limit: Self.most)
            guard due.count < Self.most else { return nil }
            let passed = due.filter { $0 < now }
            guard passed.count >= 2 else { continue }
            self.longestInterval = longestInterval
            lastButOne = passed[passed.count - 2]
            next = cycle.next(after: now)
            return
        }
        return nil
    }
}
