import Synchronization

/// Something that happens once.
final class Flag: Sendable {
    private let state = Mutex(false)

    var isUp: Bool { state.withLock { $0 } }

    /// True for the first caller alone.
    func raise() -> Bool {
        state.withLock { isUp in
            defer { isUp = true }
            return !isUp
        }
    }
}
