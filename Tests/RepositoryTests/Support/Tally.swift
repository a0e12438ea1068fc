import Synchronization

/// Counts what happens in several tasks.
final class Tally: Sendable {
    private let number = Mutex(0)

    var count: Int { number.withLock(\.self) }

    func add() { number.withLock { $0 += 1 } }
}
