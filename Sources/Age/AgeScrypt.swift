internal import Core
internal import Crypto
internal import CryptoExtras

/// The file key, wrapped with a passphrase.
enum AgeScrypt {
    static let kind = "scrypt"
    private static let label = Array("age-encryption.org/v1/scrypt".utf8)

    static func wrap(_ fileKey: Secret, _ passphrase: Secret, work: Int) throws -> AgeStanza {
        let salt = AgeRandom.bytes(16)
        return AgeStanza(
            arguments: [kind, AgeBase64.encode(salt), "\(work)"],
            body: try AgeCipher.wrap(fileKey, try wrapKey(passphrase, salt, work)))
    }

    /// Nil where the passphrase is another. Throws `age.damaged` where the stanza is none, or asks for more work than is done.
    static func unwrap(_ stanza: AgeStanza, _ passphrase: Secret) throws -> Secret? {
        guard stanza.arguments.count == 3, let salt = AgeBase64.decode(stanza.arguments[1]), salt.count == 16,
            let work = Int(stanza.arguments[2]), "\(work)" == stanza.arguments[2], work > 0,
            stanza.body.count == AgeCipher.wrappedSize
        else { throw AgeFailure.damaged("an entry of its header is malformed") }
        guard work <= AgeLock.mostWork else { throw AgeFailure.damaged("it asks for too much work to be opened") }
        return AgeCipher.unwrap(stanza.body, try wrapKey(passphrase, salt, work))
    }

    private static func wrapKey(_ passphrase: Secret, _ salt: [UInt8], _ work: Int) throws -> SymmetricKey {
        try passphrase.withBytes { bytes in
            try KDF.Scrypt.deriveKey(
                from: bytes, salt: label + salt, outputByteCount: 32, rounds: 1 << work, blockSize: 8, parallelism: 1)
        }
    }
}
