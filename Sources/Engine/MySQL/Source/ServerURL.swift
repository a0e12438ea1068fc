package import MySQLWire

/// A server as the user names it: `mysql://user@host:port/?tls=…&ca=…&socket=…`. Serves sources and targets alike.
///
/// It never holds a password: one inside the URL is refused, because URLs end up in process lists and histories.
package struct ServerURL: Sendable, Hashable, CustomStringConvertible {
    package var user: String
    package var host: String
    package var port: Int
    /// A Unix socket, used instead of host and port.
    package var socket: String?
    package var tls: TLSMode
    package var caFile: String?
    package var clientCertificateFile: String?
    package var clientKeyFile: String?

    /// How the server is called in messages, and the default name of an instance.
    package var address: String {
        if let socket { return socket }
        return host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    }

    package var description: String { "mysql://\(user)@\(address)" }

    /// Whether nothing that is sent leaves this machine.
    package static func isLocal(host: String) -> Bool {
        let name = host.lowercased()
        return name == "localhost" || name == "::1" || name.hasPrefix("127.")
    }
}
