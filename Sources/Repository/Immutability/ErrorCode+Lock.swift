package import Core

extension ErrorCode {
    /// A lock cannot be set up or changed as asked.
    package static let lockRefused = ErrorCode("lock.refused")
    /// There is no hold of that name.
    package static let holdMissing = ErrorCode("hold.missing")
}
