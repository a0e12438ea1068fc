internal import Core

/// One way to open a repository: its master keys, wrapped under a key file, a passphrase, or a key in a KMS or an HSM.
/// Stored in clear as JSON.
package struct KeySlot: Codable, Sendable, Hashable {
    enum Kind: String, Codable, Sendable {
        case keyfile
        case passphrase
        case kms
        case pkcs11

        /// For messages.
        var title: String {
            switch self {
            case .keyfile: "key file"
            case .passphrase: "passphrase"
            case .kms: "KMS key"
            case .pkcs11: "PKCS#11 key"
            }
        }

        var isService: Bool { self == .kms || self == .pkcs11 }
    }

    var format: Int
    var slot: String
    var kind: Kind
    /// What the user calls it.
    var label: String
    var createdAt: Timestamp
    /// 32 random bytes.
    var salt: Base64Bytes
    /// Only of a passphrase.
    var scrypt: ScryptParameters?
    /// Only of a KMS's or a token's key.
    var protected: ProtectedKey?
    /// 12 random bytes.
    var nonce: Base64Bytes
    /// AES-256-GCM of the key ring, then its tag.
    var wrapped: Base64Bytes
    /// SHA-256 over `authenticatedText`, nonce and wrapped bytes: tells a damaged slot from a wrong key.
    var checksum: String
    /// By which the slot is given the keys of later epochs; slots of the first days have none. It has a proof of its own.
    var recipient: Recipient?

    /// The names of all members in the stored form.
    static let members: Set<String> = [
        "format", "slot", "kind", "label", "createdAt", "salt", "scrypt", "protected", "nonce", "wrapped", "checksum",
        "recipient",
    ]

    /// The slot's words, one a line, in a fixed order: the associated data of the wrapping.
    func authenticatedText(repository: String) -> String {
        let words = [
            "tidemark/1 slot", repository, slot, kind.rawValue, label, "\(createdAt.microseconds)", salt.description,
            scrypt.map { "\($0.n) \($0.r) \($0.p)" } ?? protected?.words ?? "-",
        ]
        return words.joined(separator: "\n")
    }

    /// For messages: `key file slot “laptop” (1f0c…)`.
    var name: String { "\(kind.title) slot “\(label)” (\(slot))" }
}
