/// A server that a restore goes to.
package struct RestoreServer: Sendable, Codable, Hashable {
    package var host: String
    package var port: Int
    package var user: String
    /// As of an instance.
    package var tls: String

    package init(host: String, port: Int, user: String, tls: String) {
        self.host = host
        self.port = port
        self.user = user
        self.tls = tls
    }
}
