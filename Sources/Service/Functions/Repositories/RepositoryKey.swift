package import Core
internal import Repository

/// One of the keys that open a repository, as the repository itself tells. What it is made of is not in it.
package struct RepositoryKey: Sendable, Hashable {
    /// 16 hexadecimal digits.
    package var slot: String
    /// `keyfile`, `passphrase`, `kms` or `token`; nil where the slot cannot be read, which then opens nothing.
    package var kind: String?
    package var label: String
    /// The ARN of a KMS's key, or the PKCS#11 URI of a token's.
    package var keeper: String?
    package var createdAt: Timestamp?
    /// Whether it opens what is written now; one that is left behind opens what is older.
    package var isCurrent: Bool

    init(_ slot: KeySlotSummary, epoch: UInt32) {
        self.slot = slot.slot
        kind = slot.isUsable ? slot.kind == "pkcs11" ? "token" : slot.kind : nil
        label = slot.label
        keeper = slot.keeper
        createdAt = slot.createdAt
        isCurrent = slot.isUsable && slot.epoch >= epoch
    }
}
