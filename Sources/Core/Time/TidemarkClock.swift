/// Where time comes from; tests pass a clock they turn themselves.
package protocol TidemarkClock: Sendable {
    func now() -> Timestamp

    /// Throws `CancellationError` as soon as the task is cancelled.
    func sleep(seconds: Double) async throws
}
