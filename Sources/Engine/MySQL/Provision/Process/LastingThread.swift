internal import Foundation
internal import Synchronization

/// The one thread that starts processes, and that lives as long as this process.
///
/// Linux sends a child its death signal when the *thread* that started it ends. Threads of the concurrency pool come and go.
final class LastingThread: Sendable {
    static let shared = LastingThread()

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

    /// Runs `body` on the thread and gives what it gives.
    func run<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { continuation in
            jobs.withLock { $0.append { continuation.resume(returning: body()) } }
            waiting.signal()
        }
    }
}
