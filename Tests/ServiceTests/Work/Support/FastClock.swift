import Core

/// A clock that runs several times as fast as the machine's, from a set time on.
final class FastClock: TidemarkClock {
    private let factor: Double
    private let start: Timestamp
    private let origin = ContinuousClock.now

    init(factor: Double, start: Timestamp = Fixture.at(0)) {
        self.factor = factor
        self.start = start
    }

    func now() -> Timestamp { start.adding(seconds: uptime()) }

    func uptime() -> Double {
        let (seconds, attoseconds) = (ContinuousClock.now - origin).components
        return (Double(seconds) + Double(attoseconds) / 1e18) * factor
    }

    func sleep(seconds: Double) async throws {
        try await Task.sleep(for: .microseconds(Int64(max(0, seconds) / factor * 1e6)))
    }
}
