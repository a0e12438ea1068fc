package import Core

extension ErrorCode {
    /// The event is no trouble, or its trouble is over: there is nothing to acknowledge.
    package static let eventQuiet = ErrorCode("event.quiet")
    /// A message that was not given up cannot be replayed.
    package static let deliveryState = ErrorCode("delivery.state")
}
