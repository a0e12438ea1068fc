internal import Core
internal import Crypto
internal import Foundation

/// An epoch's key for one slot.
///
/// The key it is sealed under comes from an X25519 agreement, so that only the slot opens it, *and* from the key of the epoch
/// before, so that only who had that could make it.
struct EpochShare: Codable, Sendable, Hashable {
    var slot: String
    /// The slot's recipient.
    var publicKey: Base64Bytes
    /// The sender's half, made for this share alone.
    var ephemeral: Base64Bytes
    /// AES-256-GCM of the epoch's key, then its tag.
    var sealed: Base64Bytes

    /// Under a key that seals nothing else.
    private static let nonce = [UInt8](repeating: 0, count: 12)

    init(of key: SymmetricKey, epoch: UInt32, slot: String, to publicKey: [UInt8], after ring: KeyRing) throws {
        let sender = Curve25519.KeyAgreement.PrivateKey()
        self.slot = slot
        self.publicKey = Base64Bytes(publicKey)
        ephemeral = Base64Bytes(Array(sender.publicKey.rawRepresentation))
        sealed = []
        let shared = try sender.sharedSecretFromKeyAgreement(
            with: Curve25519.KeyAgreement.PublicKey(rawRepresentation: publicKey))
        let box = try AES.GCM.seal(
            key.withUnsafeBytes { Array($0) }, using: sealingKey(shared, epoch, ring),
            nonce: AES.GCM.Nonce(data: Self.nonce))
        sealed = Base64Bytes(Array(box.ciphertext) + Array(box.tag))
    }

    /// The epoch's key; nil where the share is not what was made for the holder of `identity`.
    func open(epoch: UInt32, with identity: SlotIdentity, after ring: KeyRing) -> SymmetricKey? {
        guard identity.slot == slot, identity.publicKey == publicKey.bytes, sealed.bytes.count == KeyRing.keySize + 16,
            let sender = try? Curve25519.KeyAgreement.PublicKey(rawRepresentation: ephemeral.bytes),
            let shared = try? identity.privateKey.sharedSecretFromKeyAgreement(with: sender),
            let nonce = try? AES.GCM.Nonce(data: Self.nonce),
            let box = try? AES.GCM.SealedBox(
                nonce: nonce, ciphertext: sealed.bytes.dropLast(16), tag: sealed.bytes.suffix(16)),
            let key = try? sealingKey(shared, epoch, ring),
            let plaintext = try? AES.GCM.open(box, using: key)
        else { return nil }
        return SymmetricKey(data: plaintext)
    }

    private func sealingKey(_ shared: SharedSecret, _ epoch: UInt32, _ ring: KeyRing) throws -> SymmetricKey {
        guard let before = ring.managementKey("epoch share", epoch: epoch - 1) else {
            throw TidemarkError(.keyMismatch, "The key ring lacks epoch \(epoch - 1).", hint: "Open it again.")
        }
        var input = shared.withUnsafeBytes { Array($0) }
        before.withUnsafeBytes { input += $0 }
        let words = [
            "tidemark/1 epoch share", Hex.encode(ring.repository), "\(epoch)", slot, Hex.encode(publicKey.bytes),
            Hex.encode(ephemeral.bytes),
        ]
        return HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: input), salt: ring.repository,
            info: Array(words.joined(separator: "\n").utf8), outputByteCount: KeyRing.keySize)
    }
}
