package import Core

extension ErrorCode {
    /// Another maintenance of the instance is at work.
    package static let leaseHeld = ErrorCode("lease.held")
    /// This maintenance was taken for dead, and another may have begun: it must not go on.
    package static let leaseLost = ErrorCode("lease.lost")
}
