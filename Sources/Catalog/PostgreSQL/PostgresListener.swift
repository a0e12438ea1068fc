internal import Dispatch
internal import Synchronization

/// Listens on a connection of its own for the notifications of other processes, and passes them on.
final class PostgresListener: Sendable {
    static let channel = "tidemark_wake"

    private struct State {
        var isStarted = false
        var isClosed = false
    }
    private let queue = DispatchQueue(label: "tidemark.catalog.listener")
    private let state = Mutex(State())
    private let signal: WakeSignal
    private let connect: @Sendable () throws(PostgresFailure) -> PostgresSession

    init(signal: WakeSignal, connect: @escaping @Sendable () throws(PostgresFailure) -> PostgresSession) {
        self.signal = signal
        self.connect = connect
    }

    /// Begins to listen, unless it does already.
    func start() {
        let isFirst = state.withLock { state in
            defer { state.isStarted = true }
            return !state.isStarted && !state.isClosed
        }
        if isFirst { queue.async { self.listen() } }
    }

    func close() async {
        state.withLock { $0.isClosed = true }
        await withCheckedContinuation { continuation in queue.async { continuation.resume() } }
    }

    private var isClosed: Bool { state.withLock { $0.isClosed } }

    private func listen() {
        while !isClosed {
            do {
                let session = try connect()
                try session.run("LISTEN \(Self.channel)")
                // What was notified before we listened is not heard: look once.
                signal.fire()
                while !isClosed {
                    if try session.waitForNotification(seconds: 0.25) { signal.fire() }
                }
            } catch {
                // Whoever waits looks by itself after a while; here only speed is lost until the server is back.
                for _ in 0..<4 where !isClosed { Self.rest() }
            }
        }
    }

    private static func rest() {
        _ = DispatchSemaphore(value: 0).wait(timeout: .now() + .milliseconds(250))
    }
}
