package import Core

extension ErrorCode {
    /// What is in the other repository is not a copy of what is to be copied.
    package static let copyMismatch = ErrorCode("copy.mismatch")
}
