package import Core

/// Seals what the catalog must not hold in the clear.
package protocol SecretSealing: Sendable {
    /// `context` names what the secret belongs to; it opens for nothing else.
    func seal(_ secret: Secret, context: String) throws -> [UInt8]

    /// Throws `catalog.secret` where the bytes were not sealed with this key for this context.
    func open(_ sealed: [UInt8], context: String) throws -> Secret
}
