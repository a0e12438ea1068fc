package import Core
internal import Crypto

/// Whom a file is encrypted for: the holder of an X25519 key, `age1…`.
package struct AgeRecipient: Sendable, Hashable, CustomStringConvertible {
    static let name = "age"

    /// 32 bytes.
    let publicKey: [UInt8]

    /// Throws `age.key` where the text is no such recipient.
    package init(parsing text: String) throws(TidemarkError) {
        guard let (name, bytes) = Bech32.decode(text), name == Self.name, bytes.count == 32,
            (try? Curve25519.KeyAgreement.PublicKey(rawRepresentation: bytes)) != nil
        else {
            throw TidemarkError(
                .ageKey, "“\(text.prefix(80))” is no recipient of the age format.",
                hint: "Write the line that age-keygen prints as the public key; it begins with age1.")
        }
        publicKey = bytes
    }

    init(publicKey: [UInt8]) { self.publicKey = publicKey }

    package var description: String { Bech32.encode(publicKey, name: Self.name) }
}
