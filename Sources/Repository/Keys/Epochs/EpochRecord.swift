internal import Core
internal import Crypto
internal import Foundation

/// One epoch's key, sealed to every slot there was: written once, in one piece, so that there is no time at which some
/// slots have the key and others not. Stored in clear as JSON.
struct EpochRecord: Codable, Sendable, Hashable {
    var format: Int
    var epoch: UInt32
    var createdAt: Timestamp
    var shares: [EpochShare]
    /// HMAC-SHA256 under the key of the epoch before: nobody else may give the slots a key to write with.
    var proof: Base64Bytes
    /// HMAC-SHA256 under the key of this epoch: these recipients were found authentic when it began.
    var confirmation: Base64Bytes

    private static let proofPurpose = "epoch proof"
    private static let confirmationPurpose = "epoch confirmation"

    /// The record that begins the next epoch. `ring` is the one before, `key` the new key.
    init(
        after ring: KeyRing, key: SymmetricKey, recipients: [(slot: String, publicKey: [UInt8])], createdAt: Timestamp
    ) throws {
        format = FormatVersion.current
        epoch = ring.currentEpoch + 1
        self.createdAt = createdAt
        shares = []
        proof = []
        confirmation = []
        for recipient in recipients {
            shares.append(
                try EpochShare(of: key, epoch: epoch, slot: recipient.slot, to: recipient.publicKey, after: ring))
        }
        let new = ring.adding(key)
        guard let old = ring.managementKey(Self.proofPurpose, epoch: ring.currentEpoch),
            let own = new.managementKey(Self.confirmationPurpose, epoch: epoch)
        else { throw TidemarkError(.keyMismatch, "The key ring has no current key.", hint: "Open it again.") }
        let text = text(ring)
        proof = Base64Bytes(Array(HMAC<SHA256>.authenticationCode(for: text, using: old)))
        confirmation = Base64Bytes(Array(HMAC<SHA256>.authenticationCode(for: text, using: own)))
    }

    /// Whether a holder of the epoch before wrote it, and what it confirms, as far as `ring` has the keys.
    func isAuthentic(_ ring: KeyRing) -> Bool {
        guard format == FormatVersion.current, epoch > 0, shares.count <= 10_000,
            let old = ring.managementKey(Self.proofPurpose, epoch: epoch - 1),
            HMAC<SHA256>.isValidAuthenticationCode(proof.bytes, authenticating: text(ring), using: old)
        else { return false }
        guard let own = ring.managementKey(Self.confirmationPurpose, epoch: epoch) else { return true }
        return HMAC<SHA256>.isValidAuthenticationCode(confirmation.bytes, authenticating: text(ring), using: own)
    }

    func share(of slot: String) -> EpochShare? { shares.first { $0.slot == slot } }

    private func text(_ ring: KeyRing) -> [UInt8] {
        let words =
            ["tidemark/1 epoch", Hex.encode(ring.repository), "\(epoch)", "\(createdAt.microseconds)"]
            + shares.map { "\($0.slot) \($0.publicKey) \($0.ephemeral) \($0.sealed)" }
        return Array(words.joined(separator: "\n").utf8)
    }
}
