package import Core

/// A subscription as the catalog keeps it.
package struct SubscriptionRecord: Sendable, Hashable {
    package let id: String
    package var name: String
    /// Identifiers of channels.
    package var channel: String
    package var escalation: String?
    package var settings: SubscriptionSettings
    package let createdAt: Timestamp
    package var revision: Int64 = 0

    package init(
        id: String, name: String, channel: String, escalation: String? = nil, settings: SubscriptionSettings,
        createdAt: Timestamp, revision: Int64 = 0
    ) {
        self.id = id
        self.name = name
        self.channel = channel
        self.escalation = escalation
        self.settings = settings
        self.createdAt = createdAt
        self.revision = revision
    }
}
