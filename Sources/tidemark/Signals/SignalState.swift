internal import Synchronization

/// The first stop signal that arrived.
final class SignalState: Sendable {
    private let number = Mutex<Int32?>(nil)

    var first: Int32? { number.withLock { $0 } }

    /// Notes a signal; true when it is the first.
    func note(_ signal: Int32) -> Bool {
        number.withLock { number in
            guard number == nil else { return false }
            number = signal
            return true
        }
    }
}
