import Core
import Synchronization

/// A clock that stands still but for the waits, which pass at once.
final class ManualClock: TidemarkClock {
    private struct State {
        var time: Timestamp
        var waits: [Double] = []
    }
    private let state: Mutex<State>

    init(_ text: String = "2026-11-22T12:00:00Z") { state = Mutex(State(time: try! Timestamp(parsing: text))) }

    var waits: [Double] { state.withLock(\.waits) }

    func now() -> Timestamp { state.withLock(\.time) }

    func advance(_ seconds: Double) { state.withLock { $0.time = $0.time.adding(seconds: seconds) } }

    func sleep(seconds: Double) async throws {
        try Task.checkCancellation()
        state.withLock { state in
            state.time = state.time.adding(seconds: seconds)
            state.waits.append(seconds)
        }
        await Task.yield()
    }
}
