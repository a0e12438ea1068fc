package import Core

/// One message on its way to one channel, as the catalog keeps it.
package struct DeliveryRecord: Sendable, Hashable {
    package let id: String
    package let subscriber: String
    /// Identifier of the channel.
    package let channel: String
    package let event: Int64
    package let notice: Notice
    package var state: DeliveryState
    package let createdAt: Timestamp

    package init(
        id: String, subscriber: String, channel: String, event: Int64, notice: Notice, state: DeliveryState,
        createdAt: Timestamp
    ) {
        self.id = id
        self.subscriber = subscriber
        self.channel = channel
        self.event = event
        self.notice = notice
        self.state = state
        self.createdAt = createdAt
    }
}
