package import Core

/// How far a connection insists on TLS, and with what.
package struct AssignedTLS: Sendable, Codable {
    /// `disabled`, `preferred`, `required`, `verify-ca` or `verify-identity`.
    package var mode: String
    /// PEM of the only authorities to trust; nil for the system's.
    package var authorities: String?
    /// PEM of the client's certificate.
    package var certificate: String?
    /// PEM of its key; empty where there is no certificate.
    @OnWire package var key: Secret

    package init(mode: String, authorities: String? = nil, certificate: String? = nil, key: Secret = Secret("")) {
        self.mode = mode
        self.authorities = authorities
        self.certificate = certificate
        _key = OnWire(wrappedValue: key)
    }
}
