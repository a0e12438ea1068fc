/// What can go wrong between us and a server. Nothing in it is secret.
package struct MySQLError: Error, Sendable, Equatable, CustomStringConvertible {
    package enum Kind: Sendable, Equatable {
        /// The server refused a statement; the connection stays usable.
        case server(code: UInt16, sqlState: String, message: String)
        /// The server could not be reached.
        case connectFailed(String)
        /// The connection ended while an answer was due, or was already closed.
        case connectionClosed(String)
        case timeout(Timeout)
        /// No TLS where it is asked for, or a handshake or certificate that failed.
        case tls(String)
        /// The server refused who we are (`code` is the server's, where it gave one), or asked for something unsafe.
        case authentication(code: UInt16?, message: String)
        /// The server sent what the protocol does not allow. `offset` is within the packet, `excerpt` hexadecimal.
        case protocolViolation(message: String, offset: Int, excerpt: String)
        /// A message or result larger than the limit set for it.
        case limitExceeded(what: String, limit: Int)
        /// The task was cancelled; the server was told to stop.
        case cancelled
        /// Another command or an unfinished row stream still owns the connection.
        case busy
        /// The server does not know how to do this.
        case unsupported(String)
        /// Wrong parameters in the call itself.
        case misuse(String)
    }

    package enum Timeout: String, Sendable, Equatable {
        case connect, read, idle
    }

    package let kind: Kind

    package init(_ kind: Kind) { self.kind = kind }

    /// The server's error number, where it gave one.
    package var serverCode: UInt16? {
        switch kind {
        case .server(let code, _, _): code
        case .authentication(let code, _): code
        default: nil
        }
    }

    /// Whether the same call may succeed on a new connection: the failure is of the line, not of what was asked.
    package var isConnectionFailure: Bool {
        switch kind {
        case .connectFailed, .connectionClosed, .timeout: true
        // Server shutdown, aborting connection, too many connections, connection killed.
        case .server(let code, _, _): [1053, 1077, 1040, 1079, 1927, 3169].contains(code)
        default: false
        }
    }

    package var description: String {
        switch kind {
        case .server(let code, let state, let message): "server error \(code) (\(state)): \(message)"
        case .connectFailed(let reason): "cannot connect: \(reason)"
        case .connectionClosed(let reason): "the connection was closed: \(reason)"
        case .timeout(.connect): "the server did not complete the connection in time"
        case .timeout(.read): "the server fell silent while an answer was due"
        case .timeout(.idle): "the connection was closed after being idle"
        case .tls(let reason): "TLS failed: \(reason)"
        case .authentication(let code, let message):
            "authentication failed: \(message)" + (code.map { " (\($0))" } ?? "")
        case .protocolViolation(let message, let offset, let excerpt):
            "the server broke the protocol: \(message) at byte \(offset) of a packet (\(excerpt))"
        case .limitExceeded(let what, let limit): "\(what) exceeds the limit of \(limit) bytes"
        case .cancelled: "cancelled"
        case .busy: "the connection is busy with another command"
        case .unsupported(let what): "the server does not support \(what)"
        case .misuse(let what): what
        }
    }
}
