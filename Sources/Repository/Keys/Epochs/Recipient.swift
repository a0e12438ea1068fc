internal import Core
internal import Crypto
internal import Foundation

/// The public key by which a slot is given the keys of later epochs, although nobody has the slot's own key at hand.
///
/// Who can write to the store could put a public key of his own there. So it is authenticated under the ring's current key,
/// which is checked before anything is sealed to it.
struct Recipient: Codable, Sendable, Hashable {
    /// The epoch whose key authenticates it: the newest one when the slot was made.
    var epoch: UInt32
    /// X25519, 32 bytes. The private key follows from the slot's wrapping key.
    var publicKey: Base64Bytes
    /// HMAC-SHA256, 32 bytes.
    var proof: Base64Bytes

    private static let purpose = "recipient proof"

    init(_ publicKey: [UInt8], slot: String, ring: KeyRing) throws {
        epoch = ring.currentEpoch
        self.publicKey = Base64Bytes(publicKey)
        proof = []
        guard let key = ring.managementKey(Self.purpose, epoch: epoch) else {
            throw TidemarkError(.keyMismatch, "The key ring has no current key.", hint: "Open the repository again.")
        }
        proof = Base64Bytes(
            Array(HMAC<SHA256>.authenticationCode(for: Self.text(publicKey, slot, epoch, ring), using: key)))
    }

    /// Whether somebody with the ring's key of `epoch` made it for this slot.
    func isAuthentic(slot: String, ring: KeyRing) -> Bool {
        guard let key = ring.managementKey(Self.purpose, epoch: epoch) else { return false }
        return HMAC<SHA256>.isValidAuthenticationCode(
            proof.bytes, authenticating: Self.text(publicKey.bytes, slot, epoch, ring), using: key)
    }

    private static func text(_ publicKey: [UInt8], _ slot: String, _ epoch: UInt32, _ ring: KeyRing) -> [UInt8] {
        let words = [
            "tidemark/1 recipient", Hex.encode(ring.repository), slot, "\(epoch)", Hex.encode(publicKey),
        ]
        return Array(words.joined(separator: "\n").utf8)
    }
}
