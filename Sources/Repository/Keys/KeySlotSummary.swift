package import Core

/// A key slot as users see it: nothing in it is secret.
package struct KeySlotSummary: Sendable, Hashable {
    /// 16 hexadecimal digits.
    package let slot: String
    /// `keyfile` or `passphrase`; `unknown` where the slot cannot be read.
    package let kind: String
    package let label: String
    package let createdAt: Timestamp?
    /// It is not what was written, or of a kind this version does not know, and opens nothing.
    package let isUsable: Bool

    init(_ slot: KeySlot) {
        self.slot = slot.slot
        kind = slot.kind.rawValue
        label = slot.label
        createdAt = slot.createdAt
        isUsable = true
    }

    init(unusable slot: String) {
        self.slot = slot
        kind = "unknown"
        label = ""
        createdAt = nil
        isUsable = false
    }
}
