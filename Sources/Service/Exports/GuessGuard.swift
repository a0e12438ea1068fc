package import Core
internal import Synchronization

/// Makes addresses wait that came with wrong links: four are free, then twice as long each time. Kept in memory alone, for as many
/// addresses as there is room for: those that guess must not be able to fill a disk.
package final class GuessGuard: Sendable {
    private struct Entry {
        var failures: Int
        var failedAt: Double
    }

    private let clock: any TidemarkClock
    private let entries = Mutex<[String: Entry]>([:])
    static let most = 10_000
    /// Seconds after which a failure is forgotten.
    private static let memory = 3600.0

    package init(clock: any TidemarkClock = SystemClock()) { self.clock = clock }

    /// Seconds the address has to wait; nil where it need not.
    package func wait(of address: String?) -> Double? {
        let (subject, now) = (SignInBackoff.subject(of: address), clock.uptime())
        return entries.withLock { entries in
            guard let entry = entries[subject], now - entry.failedAt < Self.memory else { return nil }
            let left = SignInBackoff.seconds(after: entry.failures) - (now - entry.failedAt)
            return left > 0 ? left : nil
        }
    }

    /// A wrong link came. Gives how many have in a row.
    package func noteFailure(of address: String?) -> Int {
        let (subject, now) = (SignInBackoff.subject(of: address), clock.uptime())
        return entries.withLock { entries in
            if entries[subject] == nil, entries.count >= Self.most {
                entries = entries.filter { now - $0.value.failedAt < Self.memory }
                if entries.count >= Self.most, let oldest = entries.min(by: { $0.value.failedAt < $1.value.failedAt }) {
                    entries[oldest.key] = nil
                }
            }
            let isFresh = entries[subject].map { now - $0.failedAt < Self.memory } ?? false
            let failures = (isFresh ? entries[subject]?.failures ?? 0 : 0) + 1
            entries[subject] = Entry(failures: failures, failedAt: now)
            return failures
        }
    }
}
