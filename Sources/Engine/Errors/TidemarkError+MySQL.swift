package import Core
package import MySQLWire

extension TidemarkError {
    /// The user's view of a failure between us and a server; `server` is its address, `action` what was being done.
    @inline(never)
    package init(_ error: MySQLError, server: String, action: String) {
        let (code, message, hint) = Self.explain(error, server: server, action: action)
        self.init(code, message, hint: hint, cause: error)
    }

    private static func explain(
        _ error: MySQLError, server: String, action: String
    ) -> (code: ErrorCode, message: String, hint: String) {
        switch error.kind {
        case .connectFailed, .timeout(.connect):
            (
                .sourceUnreachable, "The server \(server) cannot be reached while \(action).",
                "Check that it runs and that host, port and firewall let this machine in."
            )
        case .connectionClosed, .timeout:
            (
                .sourceUnreachable, "The server \(server) ended the connection while \(action).",
                "Run the command again; what was stored is kept."
            )
        case .authentication(let code, _) where code == 1129 || code == 1130:
            (
                .sourceAuthentication, "The server \(server) does not let this host in.",
                "Create the account for this host, or unblock it with FLUSH HOSTS."
            )
        case .authentication:
            (
                .sourceAuthentication, "The server \(server) refuses the account or its password.",
                "Check the user in the URL and the password given by file, environment or prompt."
            )
        case .tls:
            (
                .sourceTLS, "TLS with \(server) cannot be had as asked for.",
                "Check ?tls= and ?ca= in the URL; tls=disabled allows plaintext, where that is acceptable."
            )
        case .server(_, _, let text) where error.isConnectionFailure:
            (
                .sourceUnreachable, "The server \(server) ends connections or takes no more while \(action): \(text)",
                "Run the command again when the server runs again; what was stored is kept."
            )
        case .server(let code, _, let text) where Self.isPrivilege(code):
            (
                .sourceRefused, "The account may not do this on \(server) while \(action): \(text)",
                "Run tidemark check: it prints the exact GRANT that is missing."
            )
        case .server(let code, _, let text):
            (
                .sourceRefused, "The server \(server) refused a statement while \(action): \(text) (error \(code))",
                "Run tidemark check; where it finds nothing, report this with the server's version."
            )
        case .cancelled:
            (.interrupted, "Stopped while \(action).", "Run the command again to continue.")
        case .protocolViolation, .limitExceeded:
            (
                .sourceProtocol, "The answer of \(server) is not understood while \(action).",
                "Report this with the server's version."
            )
        case .busy, .unsupported, .misuse:
            (
                .internalDefect, "Tidemark used its connection to \(server) wrongly while \(action).",
                "Report this with the server's version."
            )
        }
    }

    /// ER_DBACCESS_DENIED, ER_TABLEACCESS_DENIED, ER_COLUMNACCESS_DENIED, ER_SPECIFIC_ACCESS_DENIED,
    /// ER_PROCACCESS_DENIED, ER_KILL_DENIED.
    private static func isPrivilege(_ code: UInt16) -> Bool {
        [1044, 1142, 1143, 1227, 1370, 1095].contains(code)
    }
}
