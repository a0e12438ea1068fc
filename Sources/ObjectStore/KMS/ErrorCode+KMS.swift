package import Core

extension ErrorCode {
    /// A KMS or an HSM refuses: credentials, permissions, PIN.
    package static let keyDenied = ErrorCode("key.denied")
    /// A KMS or an HSM has no such key.
    package static let keyMissing = ErrorCode("key.missing")
    /// The key is disabled or about to be deleted.
    package static let keyDisabled = ErrorCode("key.disabled")
    /// A KMS or an HSM does not answer, or what it answers cannot be believed.
    package static let keyUnavailable = ErrorCode("key.unavailable")
    /// `key.mismatch`, which the repository has its own name for: it is another key that is wanted.
    static let keyWrong = ErrorCode("key.mismatch")
}
