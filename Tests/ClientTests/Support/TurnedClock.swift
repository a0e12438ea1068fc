import Core
import Synchronization

/// A clock on which sleeping takes no time and is noted.
final class TurnedClock: TidemarkClock {
    private let state = Mutex((now: 1_800_000_000.0, slept: [Double]()))

    var slept: [Double] { state.withLock { $0.slept } }

    func now() -> Timestamp { Timestamp(microseconds: Int64(state.withLock { $0.now } * 1_000_000)) }

    func sleep(seconds: Double) async throws {
        try Task.checkCancellation()
        state.withLock { state in
            state.now += seconds
            state.slept.append(seconds)
        }
    }
}
