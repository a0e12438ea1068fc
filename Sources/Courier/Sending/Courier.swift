/// Carries one message to one channel, once: trying again is the caller's affair.
package protocol Courier: Sendable {
    /// Returns once the receiver has said that it has the message.
    func send(_ message: Message, to address: ChannelAddress) async throws(CourierFailure)
}
