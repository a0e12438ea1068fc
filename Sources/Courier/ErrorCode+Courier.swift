package import Core

extension ErrorCode {
    /// An address of a channel cannot be used as it is written, or may not be used.
    package static let channelAddress = ErrorCode("channel.address")
    /// A message did not reach its channel; the same may succeed later.
    package static let channelUnreachable = ErrorCode("channel.unreachable")
    /// A channel answered that it does not take the message; repeating it changes nothing.
    package static let channelRefused = ErrorCode("channel.refused")
}
