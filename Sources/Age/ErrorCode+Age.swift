package import Core

extension ErrorCode {
    /// A recipient or identity that is none.
    package static let ageKey = ErrorCode("age.key")
    /// A file that is no age file, was changed, or was cut off.
    package static let ageDamaged = ErrorCode("age.damaged")
    /// None of the identities opens the file.
    package static let ageRefused = ErrorCode("age.refused")
}
