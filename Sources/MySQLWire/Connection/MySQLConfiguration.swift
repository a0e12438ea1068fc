/// Where a server is, who we are to it, and the limits its answers are held to.
package struct MySQLConfiguration: Sendable {
    /// Host name or IP address; also the name a certificate is checked for.
    package var host: String
    package var port: Int
    /// A Unix socket; where it is set, host and port are not dialled.
    package var socketPath: String?
    package var username: String
    package var password: Password
    /// The schema to start in.
    package var schema: String?

    package var tls: TLSMode
    /// PEM file of the trusted authorities; nil means the system's.
    package var caFile: String?
    /// PEM files of our own certificate chain and its key.
    package var clientCertificate: ClientCertificate?
    /// Whether, without TLS, the server's RSA key is asked for to encrypt the password with. Whoever can pose as the
    /// server can then learn the password, as with any plaintext connection it could learn the data.
    package var allowsPublicKeyRetrieval: Bool
    /// PEM text of the server's RSA key, where it is known beforehand: then it is not asked for.
    package var serverPublicKey: String?

    /// Limit of dialling, TLS and authentication together.
    package var connectTimeout: Duration
    /// Limit of the silence of a server that owes us an answer; nil waits for ever.
    package var readTimeout: Duration?
    /// A connection on which nothing was asked for this long closes itself; nil keeps it.
    package var idleTimeout: Duration?

    /// Statements run in order right after authentication; one that fails fails the connection.
    package var initialStatements: [String]
    /// Whether UPDATE reports the rows it found instead of those it changed (CLIENT_FOUND_ROWS).
    package var countsFoundRows: Bool

    /// Limit of one message of the server (a row, an event), bytes.
    package var maxPacketBytes: Int
    /// Limit of a result that is collected in memory, bytes of its rows.
    package var maxResultBytes: Int
    /// Size at which a batch of rows is handed over, bytes.
    package var rowBatchBytes: Int

    package struct ClientCertificate: Sendable, Hashable {
        package var certificateFile: String
        package var keyFile: String

        package init(certificateFile: String, keyFile: String) {
            self.certificateFile = certificateFile
            self.keyFile = keyFile
        }
    }

    package init(
        host: String, port: Int = 3306, socketPath: String? = nil, username: String, password: Password,
        schema: String? = nil, tls: TLSMode = .required, caFile: String? = nil,
        clientCertificate: ClientCertificate? = nil, allowsPublicKeyRetrieval: Bool = true,
        serverPublicKey: String? = nil, connectTimeout: Duration = .seconds(10), readTimeout: Duration? = .seconds(300),
        idleTimeout: Duration? = nil, initialStatements: [String] = [], countsFoundRows: Bool = true,
        maxPacketBytes: Int = 1 << 30 + 1 << 20, maxResultBytes: Int = 256 << 20, rowBatchBytes: Int = 512 << 10
    ) {
        self.host = host
        self.port = port
        self.socketPath = socketPath
        self.username = username
        self.password = password
        self.schema = schema
        self.tls = tls
        self.caFile = caFile
        self.clientCertificate = clientCertificate
        self.allowsPublicKeyRetrieval = allowsPublicKeyRetrieval
        self.serverPublicKey = serverPublicKey
        self.connectTimeout = connectTimeout
        self.readTimeout = readTimeout
        self.idleTimeout = idleTimeout
        self.initialStatements = initialStatements
        self.countsFoundRows = countsFoundRows
        self.maxPacketBytes = maxPacketBytes
        self.maxResultBytes = maxResultBytes
        self.rowBatchBytes = rowBatchBytes
    }
}
