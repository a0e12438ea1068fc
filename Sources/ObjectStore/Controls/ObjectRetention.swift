package import Core

/// Until when an object can neither be deleted nor replaced for good.
package struct ObjectRetention: Sendable, Hashable, Codable {
    package var mode: LockMode
    package var until: Timestamp

    package init(_ mode: LockMode, until: Timestamp) {
        self.mode = mode
        self.until = until
    }

    /// As object storage writes it: whole seconds, never earlier than `until`.
    var untilText: String {
        let second: Int64 = 1_000_000
        let rest = until.microseconds % second
        return (rest == 0 ? until : until.adding(microseconds: second - rest)).description
    }
}
