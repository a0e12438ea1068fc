/// What the server proves with that it is itself, in PEM form; read again when they change.
package struct TLSFiles: Sendable, Hashable {
    /// The server's certificate, and those between it and the authority.
    package let certificate: String
    package let key: String

    package init(certificate: String, key: String) {
        self.certificate = certificate
        self.key = key
    }
}
