package import Core

/// A key slot as users see it: nothing in it is secret.
package struct KeySlotSummary: Sendable, Hashable {
    /// 16 hexadecimal digits.
    package let slot: String
    /// `keyfile`, `passphrase`, `kms` or `pkcs11`; `unknown` where the slot cannot be read.
    package let kind: String
    package let label: String
    /// The ARN of a KMS's key, or the PKCS#11 URI of a token's.
    package let keeper: String?
    package let createdAt: Timestamp?
    /// It is not what was written, or of a kind this version does not know, and opens nothing.
    package let isUsable: Bool
    /// The newest epoch whose key it gives.
    package let epoch: UInt32
    /// Whether it can be given the keys of later epochs.
    package let hasRecipient: Bool

    init(_ slot: KeySlot, epoch: UInt32, hasRecipient: Bool) {
        self.slot = slot.slot
        kind = slot.kind.rawValue
        label = slot.label
        keeper = slot.protected?.keeper
        createdAt = slot.createdAt
        isUsable = true
        self.epoch = epoch
        self.hasRecipient = hasRecipient
    }

    init(unusable slot: String) {
        self.slot = slot
        kind = "unknown"
        label = ""
        keeper = nil
        createdAt = nil
        isUsable = false
        epoch = 0
        hasRecipient = false
    }
}
