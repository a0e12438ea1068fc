package import Core

/// A database server that a job reads or writes, with what opens it. Kept in memory alone.
package struct AssignedInstance: Sendable, Codable {
    /// Identifier in the catalog.
    package var id: String
    /// What it is called in repositories.
    package var name: String
    package var host: String
    package var port: Int
    package var user: String
    @OnWire package var password: Secret
    package var tls: AssignedTLS

    package init(
        id: String, name: String, host: String, port: Int, user: String, password: Secret, tls: AssignedTLS
    ) {
        self.id = id
        self.name = name
        self.host = host
        self.port = port
        self.user = user
        _password = OnWire(wrappedValue: password)
        self.tls = tls
    }
}
