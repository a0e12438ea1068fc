package import Core

extension ErrorCode {
    /// The server cannot be reached, or not in time.
    package static let serverUnreachable = ErrorCode("server.unreachable")
    /// The server cannot prove that it is itself.
    package static let serverUntrusted = ErrorCode("server.untrusted")
    /// What answers is no Tidemark server, or something between garbles it.
    package static let serverAnswer = ErrorCode("server.answer")
}
