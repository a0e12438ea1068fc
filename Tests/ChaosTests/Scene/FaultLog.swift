import Core
import Synchronization
import TestKit

/// What was done to the scene, when, and what nobody did that happened all the same.
final class FaultLog: Sendable {
    private struct State {
        var lines: [String] = []
        var problems: [String] = []
    }

    private let state = Mutex(State())

    /// Every line, oldest first.
    var lines: [String] { state.withLock { $0.lines } }
    /// What must not happen.
    var problems: [String] { state.withLock { $0.problems } }

    func note(_ text: String) {
        let line = "\(Timestamp.now())  \(text)"
        state.withLock { $0.lines.append(line) }
        Notice.say(line)
    }

    func problem(_ text: String) {
        note("PROBLEM: \(text)")
        state.withLock { $0.problems.append(text) }
    }
}
