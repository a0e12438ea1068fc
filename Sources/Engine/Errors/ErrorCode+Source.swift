package import Core

extension ErrorCode {
    /// The server cannot be reached or ended the connection.
    package static let sourceUnreachable = ErrorCode("source.unreachable")
    /// The server refuses the account or its password.
    package static let sourceAuthentication = ErrorCode("source.authentication")
    /// TLS cannot be had as asked for.
    package static let sourceTLS = ErrorCode("source.tls")
    /// The server refused a statement.
    package static let sourceRefused = ErrorCode("source.refused")
    /// The server answered in a way no server should.
    package static let sourceProtocol = ErrorCode("source.protocol")
    /// A prerequisite of backup is not met.
    package static let checkUnmet = ErrorCode("check.unmet")
    /// Another server answers than the one whose backups these are.
    package static let instanceMismatch = ErrorCode("instance.mismatch")
    /// The log cannot be continued where the archive ends.
    package static let logGap = ErrorCode("log.gap")
    /// Something in the log makes it incomplete.
    package static let logIncident = ErrorCode("log.incident")
    /// The archive does not follow the source.
    package static let logBehind = ErrorCode("log.behind")
    /// Tables changed shape faster than they could be read.
    package static let baseUnsettled = ErrorCode("base.unsettled")
    /// A table cannot be read in a way that could be restored.
    package static let baseUnreadable = ErrorCode("base.unreadable")
}
