package import Core
internal import Crypto

/// What opens a file: an X25519 key, or a passphrase.
package enum AgeIdentity: Sendable {
    /// 32 bytes.
    case key(Secret)
    case passphrase(Secret)

    private static let name = "age-secret-key-"

    /// A key as `age-keygen` writes it, `AGE-SECRET-KEY-1…`. Throws `age.key`.
    package init(parsing text: Secret) throws(TidemarkError) {
        let bytes = text.withBytes { bytes -> [UInt8]? in
            guard let (name, key) = Bech32.decode(String(decoding: bytes, as: UTF8.self)), name == Self.name,
                key.count == 32
            else { return nil }
            return key
        }
        guard let bytes else {
            throw TidemarkError(
                .ageKey, "What was given is no identity of the age format.",
                hint: "Give the line of the key file that begins with AGE-SECRET-KEY-1.")
        }
        self = .key(Secret(bytes))
    }

    /// A new key.
    package static func make() -> AgeIdentity {
        .key(Secret(Array(Curve25519.KeyAgreement.PrivateKey().rawRepresentation)))
    }

    /// The text of a key, for a key file; nil of a passphrase.
    package var text: Secret? {
        guard case .key(let key) = self else { return nil }
        return Secret(key.withBytes { Bech32.encode($0, name: Self.name).uppercased() })
    }

    /// Whom to encrypt for so that this key opens it; nil of a passphrase.
    package var recipient: AgeRecipient? {
        guard case .key(let key) = self,
            let own = key.withBytes({ try? Curve25519.KeyAgreement.PrivateKey(rawRepresentation: $0) })
        else { return nil }
        return AgeRecipient(publicKey: Array(own.publicKey.rawRepresentation))
    }
}
