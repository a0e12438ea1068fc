internal import Foundation
internal import Glibc
internal import Synchronization

/// A process this one has started; it is waited for by a thread of its own.
final class RunningProcess: Sendable {
    let identifier: Int32
    let name: String

    private enum State {
        case running([CheckedContinuation<ProcessEnd, Never>])
        case ended(ProcessEnd)
    }
    private let state = Mutex<State>(.running([]))

    init(identifier: Int32, name: String) {
        self.identifier = identifier
        self.name = name
        Thread.detachNewThread { self.waitForEnd() }
    }

    /// How it ended; nil while it runs.
    var end: ProcessEnd? {
        state.withLock { state in
            if case .ended(let end) = state { end } else { nil }
        }
    }

    /// Sends a signal to it and to what it has started in its group, unless it has ended already.
    func signal(_ number: Int32) {
        state.withLock { state in
            guard case .running = state else { return }
            if kill(-identifier, number) != 0 { _ = kill(identifier, number) }
        }
    }

    func wait() async -> ProcessEnd {
        await withCheckedContinuation { continuation in
            let end: ProcessEnd? = state.withLock { state in
                switch state {
                case .ended(let end): return end
                case .running(let waiters):
                    state = .running(waiters + [continuation])
                    return nil
                }
            }
            if let end { continuation.resume(returning: end) }
        }
    }

    /// Asks it to end and waits; after `patience` it is killed. True where it ended by itself.
    @discardableResult
    func stop(patience: Duration) async -> Bool {
        signal(SIGTERM)
        let killer = Task {
            try await Task.sleep(for: patience)
            signal(SIGKILL)
        }
        let end = await wait()
        killer.cancel()
        return end != .killed(signal: SIGKILL)
    }

    private func waitForEnd() {
        // Waits without reaping first, so that a signal sent meanwhile cannot reach a reused identifier.
        var information = siginfo_t()
        while waitid(P_PID, id_t(identifier), &information, WEXITED | WNOWAIT) != 0, errno == EINTR {}
        var status: Int32 = 0
        let (waiters, end) = state.withLock { state -> ([CheckedContinuation<ProcessEnd, Never>], ProcessEnd) in
            while waitpid(identifier, &status, 0) < 0, errno == EINTR {}
            let end = ProcessEnd(waitStatus: status)
            guard case .running(let waiters) = state else { return ([], end) }
            state = .ended(end)
            return (waiters, end)
        }
        for waiter in waiters { waiter.resume(returning: end) }
    }
}
