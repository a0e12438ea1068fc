/// What a test of a channel came to. A test that fails is a problem.
package struct ChannelTestReport: Described, Hashable {
    package var channel: String
    package var sentAt: WireTime
    /// Until the receiver had it.
    package var seconds: Double

    package init(channel: String, sentAt: WireTime, seconds: Double) {
        self.channel = channel
        self.sentAt = sentAt
        self.seconds = seconds
    }

    package static var schema: Schema {
        .object([
            .required("channel", .name, "The channel."),
            .required("sentAt", .time, "When the receiver said that it has the message."),
            .required("seconds", .number, "Until then."),
        ])
    }
}
