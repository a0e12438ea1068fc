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
}
