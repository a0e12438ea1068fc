import Core
import Synchronization

/// A clock that a test turns.
final class TurnedClock: TidemarkClock {
    private let seconds = Mutex(0.0)

    func now() -> Timestamp { Fixture.at(seconds.withLock { $0 }) }
    func turn(by difference: Double) { seconds.withLock { $0 += difference } }
    func sleep(seconds: Double) async throws { turn(by: seconds) }
}
