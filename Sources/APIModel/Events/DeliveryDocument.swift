/// One message on its way to one channel.
package struct DeliveryDocument: Described, Hashable {
    package var id: String
    package var channel: String
    package var event: Int64
    package var kind: String
    package var purpose: String
    package var state: String
    package var tries: Int
    /// Why the last try failed.
    package var failure: String?
    package var createdAt: WireTime
    /// While it waits.
    package var nextTryAt: WireTime?
    package var endedAt: WireTime?

    package init(
        id: String, channel: String, event: Int64, kind: String, purpose: String, state: String, tries: Int,
        failure: String?, createdAt: WireTime, nextTryAt: WireTime?, endedAt: WireTime?
    ) {
        self.id = id
        self.channel = channel
        self.event = event
        self.kind = kind
        self.purpose = purpose
        self.state = state
        self.tries = tries
        self.failure = failure
        self.createdAt = createdAt
        self.nextTryAt = nextTryAt
        self.endedAt = endedAt
    }

    package static let states = ["waiting", "sending", "sent", "dead"]
    package static let purposes = ["raised", "repeated", "escalated", "over", "test"]

    package static var schema: Schema {
        .object([
            .required("id", .text(), "Names it; it sorts by age."),
            .required("channel", .text(), "The channel; its identifier where it is gone."),
            .required("event", .count, "The event it tells of."),
            .required("kind", .text(), "What happened."),
            .required("purpose", .word(purposes), "Why it is told."),
            .required("state", .word(states), "`dead` is given up, and can be replayed."),
            .required("tries", .count, "So far."),
            .optional("failure", .text(), "Why the last try failed."),
            .required("createdAt", .time, "When it was to be told."),
            .optional("nextTryAt", .time, "While it waits."),
            .optional("endedAt", .time, "When it arrived or was given up."),
        ])
    }
}
