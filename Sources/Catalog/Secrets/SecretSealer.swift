package import Core
internal import Crypto
internal import Foundation

/// Seals secrets with AES-256-GCM under the service's key, which lies in its data folder and never in the catalog.
///
/// Bytes: version (1), nonce (12, random), ciphertext, tag (16). The context is authenticated and not stored, so that a row's
/// secret copied to another row does not open. Random nonces are safe for 2^32 secrets under one key.
package struct SecretSealer: SecretSealing {
    package static let keySize = 32
    private static let version: UInt8 = 1
    private let key: SymmetricKey

    /// Throws `catalog.secret` unless the key has 32 bytes.
    package init(key: Secret) throws(TidemarkError) {
        guard key.count == Self.keySize else {
            throw TidemarkError(
                .catalogSecret, "The service's key has \(key.count) bytes and not \(Self.keySize).",
                hint: "Put the key file of this service's data folder back from its backup.")
        }
        self.key = key.withBytes { SymmetricKey(data: $0) }
    }

    /// A new key of 32 random bytes.
    package static func newKey() -> Secret {
        Secret(SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) })
    }

    package func seal(_ secret: Secret, context: String) throws -> [UInt8] {
        try secret.withBytes { bytes in
            let box = try AES.GCM.seal(bytes, using: key, authenticating: Array(context.utf8))
            guard let combined = box.combined else {
                throw TidemarkError(
                    .internalDefect, "A sealed secret has no common form.", hint: "Report this with the version.")
            }
            return [Self.version] + Array(combined)
        }
    }

    package func open(_ sealed: [UInt8], context: String) throws -> Secret {
        guard sealed.first == Self.version,
            let box = try? AES.GCM.SealedBox(combined: sealed.dropFirst()),
            let opened = try? AES.GCM.open(box, using: key, authenticating: Array(context.utf8))
        else {
            throw TidemarkError(
                .catalogSecret, "The stored secret of \(context) cannot be opened with this service's key.",
                hint: "Start the service with the data folder the secret was stored with, or enter the secret again.")
        }
        return Secret(Array(opened))
    }
}
