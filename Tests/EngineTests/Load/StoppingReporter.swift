import Core
import Engine
import Synchronization

/// Cancels a job as soon as its counters are of a kind.
final class StoppingReporter: ProgressReporter {
    private struct State {
        var cancel: (@Sendable () -> Void)?
        var isDue = false
        var totalIndexes: UInt64 = 0
    }

    private let condition: @Sendable (ProgressCounters) -> Bool
    private let state = Mutex(State())

    init(_ condition: @escaping @Sendable (ProgressCounters) -> Bool) { self.condition = condition }

    /// The largest number of indexes reported.
    var totalIndexes: UInt64 { state.withLock { $0.totalIndexes } }

    func stops(_ task: Task<some Sendable, any Error>) {
        let isDue = state.withLock { state in
            state.cancel = { task.cancel() }
            return state.isDue
        }
        if isDue { task.cancel() }
    }

    func report(_ event: ProgressEvent) {
        guard case .counters(let counters) = event else { return }
        let cancel = state.withLock { state in
            state.totalIndexes = max(state.totalIndexes, counters.totalIndexes)
            if condition(counters) { state.isDue = true }
            return state.isDue ? state.cancel : nil
        }
        cancel?()
    }
}
