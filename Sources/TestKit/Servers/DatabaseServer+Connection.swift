package import MySQLWire

extension DatabaseServer {
    /// How the `tidemark` account connects over loopback.
    package func configuration(port: Int? = nil, schema: String? = nil) -> MySQLConfiguration {
        MySQLConfiguration(
            host: "127.0.0.1", port: port ?? self.port, username: Self.user, password: Password(Self.password),
            schema: schema, tls: .disabled)
    }

    package func connect() async throws -> MySQLConnection { try await MySQLConnection.connect(configuration()) }
}
