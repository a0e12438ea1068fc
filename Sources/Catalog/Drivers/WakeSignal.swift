internal import Synchronization

/// Wakes the tasks of this process that wait for work.
final class WakeSignal: Sendable {
    private struct State {
        var waiters: [UInt64: CheckedContinuation<Void, Never>] = [:]
        var next: UInt64 = 0
        var given: Set<UInt64> = []
    }
    private let state = Mutex(State())

    /// Ends with the next `fire`, after `seconds`, or when the task is cancelled.
    func wait(atMost seconds: Double) async {
        let number = state.withLock { state in
            state.next += 1
            return state.next
        }
        let alarm = Task {
            try await Task.sleep(for: .microseconds(Int64(min(max(0, seconds), 1e6) * 1e6)))
            self.give(number)
        }
        defer { alarm.cancel() }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isGiven = state.withLock { state in
                    guard state.given.remove(number) == nil else { return true }
                    state.waiters[number] = continuation
                    return false
                }
                if isGiven { continuation.resume() }
            }
        } onCancel: {
            give(number)
        }
        state.withLock { _ = $0.given.remove(number) }
    }

    func fire() {
        let waiters = state.withLock { state in
            defer { state.waiters = [:] }
            return state.waiters.values.map { $0 }
        }
        for waiter in waiters { waiter.resume() }
    }

    private func give(_ number: UInt64) {
        let waiter = state.withLock { state in
            let waiter = state.waiters.removeValue(forKey: number)
            if waiter == nil, number <= state.next { state.given.insert(number) }
            return waiter
        }
        waiter?.resume()
    }
}
