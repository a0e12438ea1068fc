import Core
import Synchronization

/// A clock that stands still but for the waits, which pass at once, and for what a test adds.
final class TurnedClock: TidemarkClock {
    private struct State {
        var time = TestRepository.epoch
        var uptime: Double = 1000
        var onSleep: (@Sendable () async throws -> Void)?
    }
    private let state = Mutex(State())

    func now() -> Timestamp { state.withLock(\.time) }

    func uptime() -> Double { state.withLock(\.uptime) }

    /// Time passes.
    func advance(_ seconds: Double) {
        state.withLock { state in
            state.time = state.time.adding(seconds: seconds)
            state.uptime += seconds
        }
    }

    /// The time of day is set, as an administrator does; no time passes.
    func set(_ time: Timestamp) { state.withLock { $0.time = time } }

    /// What happens elsewhere whenever somebody waits.
    func whenWaiting(_ body: @escaping @Sendable () async throws -> Void) { state.withLock { $0.onSleep = body } }

    func sleep(seconds: Double) async throws {
        try Task.checkCancellation()
        advance(seconds)
        try await state.withLock(\.onSleep)?()
        await Task.yield()
    }
}
