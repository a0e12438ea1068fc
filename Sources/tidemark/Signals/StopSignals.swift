import Dispatch
import Glibc

/// Turns SIGINT and SIGTERM into the cancellation of one piece of work; a second signal ends the process at once.
enum StopSignals {
    /// How a piece of work ended, and the signal that asked it to stop, if one did.
    struct Outcome<Value: Sendable>: Sendable {
        let result: Result<Value, any Error>
        let signal: Int32?
    }

    /// Runs `work` in a task that the first signal cancels.
    ///
    /// - Parameter stopping: called once, when the first signal arrives.
    static func run<Value: Sendable>(
        stopping: @escaping @Sendable () -> Void, _ work: @escaping @Sendable () async throws -> Value
    ) async -> Outcome<Value> {
        let task = Task { try await work() }
        let state = SignalState()
        let sources = [SIGINT, SIGTERM].map { number in
            // The default action would end the process before the handler runs.
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInitiated))
            source.setEventHandler {
                guard state.note(number) else { _exit(128 + number) }
                stopping()
                task.cancel()
            }
            source.resume()
            return source
        }
        let result = await task.result
        for source in sources { source.cancel() }
        return Outcome(result: result, signal: state.first)
    }
}
