/// Somebody who may be told: a subscription, or a channel that plans name in `alerts.to`.
package struct Subscriber: Sendable, Hashable {
    /// Unique among both.
    package let id: String
    /// Identifiers of channels.
    package let channel: String
    package let escalation: String?
    package let rules: FollowRules

    init(_ subscription: SubscriptionRecord) {
        id = subscription.id
        channel = subscription.channel
        escalation = subscription.escalation
        rules = subscription.settings.rules
    }

    init(named channel: ChannelRecord) {
        id = "\(Self.prefix)\(channel.id)"
        self.channel = channel.id
        escalation = nil
        rules = FollowRules()
    }

    private static let prefix = "channel/"
}
