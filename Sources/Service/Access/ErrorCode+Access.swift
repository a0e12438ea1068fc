package import Core

extension ErrorCode {
    /// Nobody has signed in, or what was shown is unknown, expired or ended.
    package static let accessRequired = ErrorCode("access.required")
    /// The password is not the administrator's.
    package static let accessPassword = ErrorCode("access.password")
    /// After several failures the next attempt has to wait.
    package static let accessDelayed = ErrorCode("access.delayed")
    /// Whoever asks may not do this.
    package static let accessDenied = ErrorCode("access.denied")

    // MARK: Policies and approvals

    /// Others have to approve it first, or did not.
    package static let accessApproval = ErrorCode("access.approval")
    /// Others were asked to approve it; nothing else was done.
    package static let accessAsked = ErrorCode("access.asked")
    /// Nobody could manage access any more.
    package static let accessLast = ErrorCode("access.last")
    /// Somebody would have verbs of two duties that are kept apart.
    package static let accessDuties = ErrorCode("access.duties")
}
