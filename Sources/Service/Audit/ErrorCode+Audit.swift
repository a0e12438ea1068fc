package import Core

extension ErrorCode {
    /// What was asked was not done, or is not answered, because it cannot be written down who asked.
    package static let auditUnavailable = ErrorCode("audit.unavailable")
    /// The audit is not what was written.
    package static let auditBroken = ErrorCode("audit.broken")
}
