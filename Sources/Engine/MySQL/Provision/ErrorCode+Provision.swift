package import Core

extension ErrorCode {
    /// No server program of the family and version that the new instance needs.
    package static let programMissing = ErrorCode("target.program")
    /// The folder for the new instance cannot be used: it holds something else, or another run works in it.
    package static let instanceFolder = ErrorCode("target.folder")
    /// The new server did not start or did not answer.
    package static let instanceStart = ErrorCode("target.start")
    /// A command of the user's provider failed or said what is not understood.
    package static let providerFailed = ErrorCode("target.provider")
}
