package import Core
internal import Glibc
package import MySQLWire

/// How to get a connection to one server: its URL and the account's password.
package struct ServerAccess: Sendable {
    package let url: ServerURL
    private let password: Secret
    /// How long an answer may take; nil: the wire's default.
    private var patience: Duration?

    package init(url: ServerURL, password: Secret) {
        self.url = url
        self.password = password
    }

    package var address: String { url.address }

    /// For short questions: a connection that a firewall has forgotten is known after `limit`, not after minutes.
    package func answering(within limit: Duration) -> ServerAccess {
        var access = self
        access.patience = limit
        return access
    }

    /// What the wire needs to know; limits are its defaults unless the caller changes them.
    package var configuration: MySQLConfiguration {
        var configuration = MySQLConfiguration(
            host: url.host, port: url.port, socketPath: url.socket, username: url.user,
            password: password.withBytes { Password($0) }, tls: url.tls, caFile: url.caFile)
        if let patience { configuration.readTimeout = patience }
        if let certificate = url.clientCertificateFile, let key = url.clientKeyFile {
            configuration.clientCertificate = .init(certificateFile: certificate, keyFile: key)
        }
        return configuration
    }

    /// A connection without any session settings.
    package func connect() async throws(TidemarkError) -> MySQLConnection {
        try checkFiles()
        do {
            return try await MySQLConnection.connect(configuration)
        } catch {
            throw TidemarkError(error, server: address, action: "connecting")
        }
    }

    /// The TLS library does not say which file it could not read.
    private func checkFiles() throws(TidemarkError) {
        for file in [url.caFile, url.clientCertificateFile, url.clientKeyFile].compactMap({ $0 }) {
            guard access(file, R_OK) != 0 else { continue }
            throw TidemarkError(
                .usage, "The file \(file) named in the URL of \(address) cannot be read.",
                hint: "Check ca=, cert= and key= in the URL, and who may read the file.")
        }
    }
}
