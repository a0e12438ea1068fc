internal import Dispatch

/// Runs calls that block in the kernel away from the threads of Swift's tasks, of which there are as few as cores.
enum BlockingCalls {
    private static let queue = DispatchQueue(label: "tidemark.files", attributes: .concurrent)

    static func run<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Swift.Result { try body() }) }
        }
    }
}
