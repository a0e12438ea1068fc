/// How far a connection insists on TLS, from nothing to the server's proven identity.
package enum TLSMode: String, Sendable, Hashable {
    /// Never TLS.
    case disabled
    /// TLS where the server offers it, without looking at its certificate.
    case preferred
    /// TLS or no connection, without looking at the certificate: protects from listeners, not from impostors.
    case required
    /// TLS with a certificate signed by a trusted authority, whoever it names.
    case verifyCA = "verify-ca"
    /// TLS with a trusted certificate that names the host (or address) we asked for.
    case verifyIdentity = "verify-identity"
}
