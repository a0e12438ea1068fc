internal import Crypto
internal import Foundation

/// The private half of a slot's recipient, which follows from the slot's wrapping key.
struct SlotIdentity: Sendable {
    let slot: String
    let privateKey: Curve25519.KeyAgreement.PrivateKey

    var publicKey: [UInt8] { Array(privateKey.publicKey.rawRepresentation) }

    init(slot: String, wrappingKey: SymmetricKey, salt: [UInt8]) throws {
        self.slot = slot
        let seed = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: wrappingKey, salt: salt, info: Array("tidemark/1 recipient".utf8),
            outputByteCount: KeyRing.keySize)
        privateKey = try Curve25519.KeyAgreement.PrivateKey(rawRepresentation: seed.withUnsafeBytes { Array($0) })
    }
}
