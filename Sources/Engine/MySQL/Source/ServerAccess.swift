package import Core
package import MySQLWire

/// How to get a connection to one server: its URL and the account's password.
package struct ServerAccess: Sendable {
    package let url: ServerURL
    private let password: Secret

    package init(url: ServerURL, password: Secret) {
        self.url = url
        self.password = password
    }

    package var address: String { url.address }

    /// What the wire needs to know; limits are its defaults unless the caller changes them.
    package var configuration: MySQLConfiguration {
        var configuration = MySQLConfiguration(
            host: url.host, port: url.port, socketPath: url.socket, username: url.user,
            password: password.withBytes { Password($0) }, tls: url.tls, caFile: url.caFile)
        if let certificate = url.clientCertificateFile, let key = url.clientKeyFile {
            configuration.clientCertificate = .init(certificateFile: certificate, keyFile: key)
        }
        return configuration
    }

    /// A connection without any session settings.
    package func connect() async throws(TidemarkError) -> MySQLConnection {
        do {
            return try await MySQLConnection.connect(configuration)
        } catch {
            throw TidemarkError(error, server: address, action: "connecting")
        }
    }
}
