package import Core

/// A trouble, from its first event to its end.
package struct AlarmRecord: Sendable, Hashable {
    package let id: String
    package let key: String
    package let kind: String
    package let openedAt: Timestamp
    package var lastAt: Timestamp
    package var count: Int
    package var overAt: Timestamp?
    package var acknowledgedAt: Timestamp?
    package var acknowledgedBy: String?
    /// What whoever acknowledged it had to say.
    package var note: String?

    package init(id: String, key: String, kind: String, openedAt: Timestamp) {
        self.id = id
        self.key = key
        self.kind = kind
        self.openedAt = openedAt
        lastAt = openedAt
        count = 0
    }
}
