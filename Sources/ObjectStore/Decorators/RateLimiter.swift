package import Core

/// Spreads work over time: a bucket that fills at the allowed rate and may be overdrawn by the piece just taken.
package actor RateLimiter {
    private let bytesPerSecond: Double
    private let clock: any TidemarkClock
    /// When everything taken so far will have been allowed.
    private var paidUntil: Timestamp

    package init(_ rate: ByteRate, clock: any TidemarkClock) {
        bytesPerSecond = Double(rate.bytesPerSecond)
        self.clock = clock
        paidUntil = clock.now()
    }

    /// Returns when `bytes` more are allowed. A pause earns no more than a fifth of a second.
    package func take(_ bytes: Int) async throws {
        let now = clock.now()
        let start = max(paidUntil, now.adding(seconds: -0.2))
        paidUntil = start.adding(seconds: Double(bytes) / bytesPerSecond)
        let wait = paidUntil.seconds(since: now)
        if wait > 0.005 { try await clock.sleep(seconds: wait) }
    }
}
