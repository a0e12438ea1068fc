package import Core

extension ErrorCode {
    /// Nobody has signed in, or what was shown is unknown, expired or ended.
    package static let accessRequired = ErrorCode("access.required")
    /// The name or the password is wrong.
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

    // MARK: People

    /// The second factor is asked for, or its code is wrong or was taken before.
    package static let accessFactor = ErrorCode("access.factor")
    /// The password has to be changed before anything else.
    package static let accessChange = ErrorCode("access.change")
    /// The account is there, and may not be used.
    package static let accessDisabled = ErrorCode("access.disabled")
    /// What a provider said of somebody cannot be taken, or was not asked for by this browser.
    package static let accessProvider = ErrorCode("access.provider")
    /// No provider is configured.
    package static let providerMissing = ErrorCode("provider.missing")
    /// The provider cannot be reached, or does not speak OpenID Connect as it should.
    package static let providerUnavailable = ErrorCode("provider.unavailable")
}
