internal import Synchronization

/// Names one command across threads, and remembers that its caller gave up.
final class OperationToken: Sendable {
    private let cancelled = Atomic(false)

    var isCancelled: Bool { cancelled.load(ordering: .acquiring) }
    func cancel() { cancelled.store(true, ordering: .releasing) }
}
