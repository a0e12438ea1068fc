package import Core

/// A KMS or an HSM: something outside this program with a key that never leaves it, under which the key of a slot is
/// protected.
package protocol KeyService: Sendable {
    var kind: KeyServiceKind { get }

    /// What the slot is called: an alias, a token and the label of a key.
    var label: String { get }

    /// A new key of 32 random bytes, and what is needed to get it again.
    ///
    /// Throws `key.denied`, `key.missing`, `key.disabled`, `key.unavailable`.
    func makeKey(for context: KeyContext) async throws -> (key: Secret, record: ProtectedKey)

    /// The key again; nil where another key of the service protects it. Throws like `makeKey`.
    func key(in record: ProtectedKey, for context: KeyContext) async throws -> Secret?
}

/// The kinds of key services.
package enum KeyServiceKind: String, Sendable {
    case kms
    case pkcs11
}
