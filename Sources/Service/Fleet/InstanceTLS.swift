/// How far connections to an instance insist on TLS; the values are those of the command line's `--tls`.
package enum InstanceTLS: String, Hashable, Sendable, CaseIterable {
    case disabled
    case preferred
    case required
    case verifyCA = "verify-ca"
    case verifyIdentity = "verify-identity"
}
