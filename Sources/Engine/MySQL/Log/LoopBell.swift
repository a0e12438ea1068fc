package import Core
internal import Synchronization

/// Wakes a loop that rests while there is nothing to do: two hundred idle streams that look for work every few
/// milliseconds would take half a processor.
package final class LoopBell: Sendable {
    private struct State {
        var isRung = false
        var rest: Task<Void, Never>?
    }

    private let state = Mutex(State())

    package init() {}

    /// Ends the rest that is going on, or else the next one at once.
    package func ring() {
        let rest = state.withLock { state -> Task<Void, Never>? in
            state.isRung = true
            return state.rest
        }
        rest?.cancel()
    }

    /// Until somebody rings, at most so many seconds. Whoever rested looks for work afterwards: a ring that comes between
    /// the two is not missed. Throws where the task is cancelled. For one loop only.
    package func rest(_ seconds: Double, _ clock: any TidemarkClock) async throws {
        let rest = Task.detached { _ = try? await clock.sleep(seconds: seconds) }
        let isRung = state.withLock { state in
            state.rest = rest
            return state.isRung
        }
        if isRung { rest.cancel() }
        await withTaskCancellationHandler {
            await rest.value
        } onCancel: {
            rest.cancel()
        }
        state.withLock { $0 = State() }
        try Task.checkCancellation()
    }
}
