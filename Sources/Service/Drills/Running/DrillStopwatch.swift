internal import Core
internal import Synchronization

/// Measures a drill: the whole, and its phases one after the other. A phase that comes again goes on.
final class DrillStopwatch: Sendable {
    private struct State {
        var phases: [DrillEvidence.Phase] = []
        var current: String?
        var since: Double
        var isStopped = false
    }

    private let clock: any TidemarkClock
    private let begun: Double
    private let state: Mutex<State>

    init(_ clock: any TidemarkClock) {
        self.clock = clock
        let begun = clock.uptime()
        self.begun = begun
        state = Mutex(State(since: begun))
    }

    /// Another phase begins.
    func enter(_ phase: String) {
        let now = clock.uptime()
        state.withLock { state in
            guard !state.isStopped else { return }
            Self.close(&state, at: now)
            state.current = phase
            if !state.phases.contains(where: { $0.name == phase }) {
                state.phases.append(DrillEvidence.Phase(name: phase, microseconds: 0))
            }
        }
    }

    /// Everything is proven: from here on nothing is measured. Gives the whole.
    func stop() -> DrillEvidence.Duration {
        let now = clock.uptime()
        return state.withLock { state in
            if !state.isStopped { Self.close(&state, at: now) }
            state.isStopped = true
            return DrillEvidence.Duration(microseconds: Self.microseconds(now - begun), phases: state.phases)
        }
    }

    private static func close(_ state: inout State, at now: Double) {
        if let index = state.phases.firstIndex(where: { $0.name == state.current }) {
            state.phases[index].microseconds += microseconds(now - state.since)
        }
        state.since = now
    }

    private static func microseconds(_ seconds: Double) -> Int64 { Int64((max(0, seconds) * 1e6).rounded()) }
}
