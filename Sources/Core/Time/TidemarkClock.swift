/// Where time comes from; tests pass a clock they turn themselves.
package protocol TidemarkClock: Sendable {
    func now() -> Timestamp

    /// Seconds on a clock that nobody sets and that runs on while the machine sleeps; only differences mean anything.
    func uptime() -> Double

    /// Throws `CancellationError` as soon as the task is cancelled.
    func sleep(seconds: Double) async throws
}

extension TidemarkClock {
    /// For clocks that are turned and never set.
    package func uptime() -> Double { Double(now().microseconds) / 1_000_000 }
}
