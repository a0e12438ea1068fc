internal import Dispatch
internal import Foundation
internal import Synchronization

/// The one thread that starts child processes, and that lives as long as this process.
///
/// Linux sends a child its parent-death signal when the thread that started it ends, not when the process does. Threads of
/// the concurrency pool come and go, so a server started from one of them could be killed in the middle of a test.
final class SpawnThread: Sendable {
    static let shared = SpawnThread()

    private let jobs = Mutex<[@Sendable () -> Void]>([])
    private let waiting = DispatchSemaphore(value: 0)

    private init() {
        Thread.detachNewThread { [self] in
            while true {
                waiting.wait()
                let job = jobs.withLock { $0.isEmpty ? nil : $0.removeFirst() }
                job?()
            }
        }
    }

    /// Runs `body` on the thread and returns what it returns.
    func run<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            jobs.withLock { $0.append { continuation.resume(with: Result(catching: body)) } }
            waiting.signal()
        }
    }
}
