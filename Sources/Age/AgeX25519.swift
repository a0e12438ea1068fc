internal import Core
internal import Crypto

/// The file key, wrapped for the holder of a key.
enum AgeX25519 {
    static let kind = "X25519"
    private static let info = Array("age-encryption.org/v1/X25519".utf8)

    static func wrap(_ fileKey: Secret, for recipient: AgeRecipient) throws -> AgeStanza {
        let ephemeral = Curve25519.KeyAgreement.PrivateKey()
        let share = Array(ephemeral.publicKey.rawRepresentation)
        let key = try wrapKey(own: ephemeral, other: recipient.publicKey, share: share, recipient: recipient.publicKey)
        return AgeStanza(arguments: [kind, AgeBase64.encode(share)], body: try AgeCipher.wrap(fileKey, key))
    }

    /// Nil where the stanza is another's. Throws `age.damaged` where it is none.
    static func unwrap(_ stanza: AgeStanza, _ key: Secret) throws -> Secret? {
        guard stanza.arguments.count == 2, let share = AgeBase64.decode(stanza.arguments[1]), share.count == 32,
            stanza.body.count == AgeCipher.wrappedSize
        else { throw AgeFailure.damaged("an entry of its header is malformed") }
        let own = try key.withBytes { try Curve25519.KeyAgreement.PrivateKey(rawRepresentation: $0) }
        let recipient = Array(own.publicKey.rawRepresentation)
        return AgeCipher.unwrap(
            stanza.body, try wrapKey(own: own, other: share, share: share, recipient: recipient))
    }

    private static func wrapKey(
        own: Curve25519.KeyAgreement.PrivateKey, other: [UInt8], share: [UInt8], recipient: [UInt8]
    ) throws -> SymmetricKey {
        let secret: SharedSecret
        do {
            secret = try own.sharedSecretFromKeyAgreement(with: .init(rawRepresentation: other))
        } catch {
            throw TidemarkError(
                .ageKey, "A key of the age format is unusable.", hint: "Make a new one with age-keygen.", cause: error)
        }
        // A point of low order gives a secret that everybody knows.
        guard secret.withUnsafeBytes({ bytes in bytes.reduce(0) { $0 | $1 } }) != 0 else {
            throw TidemarkError(
                .ageKey, "A key of the age format is unusable.", hint: "Make a new one with age-keygen.")
        }
        return secret.hkdfDerivedSymmetricKey(
            using: SHA256.self, salt: share + recipient, sharedInfo: info, outputByteCount: 32)
    }
}
