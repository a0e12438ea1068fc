import Core
import Synchronization

/// A clock that stands still but for what a test adds.
final class StillClock: TidemarkClock {
    private let time = Mutex(TestRepository.epoch)

    func now() -> Timestamp { time.withLock { $0 } }

    func advance(days: Double) { time.withLock { $0 = $0.adding(seconds: days * 86_400) } }

    func sleep(seconds: Double) async throws { advance(days: seconds / 86_400) }
}
