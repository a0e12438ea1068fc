internal import Core

/// What a rotation of the repository's key did.
package struct KeyRotation: Sendable, Hashable {
    /// The epoch that has begun.
    package let epoch: UInt32
    /// The slots that were given its key.
    package let slots: [KeySlotSummary]
    /// Slots that were removed, because they could not be given it.
    package let dropped: [String]
    /// Slots that were added meanwhile and lack it.
    package let late: [String]

    @inline(never)
    static func overtaken(_ repository: String, by epoch: UInt32) -> TidemarkError {
        TidemarkError(
            .keyRotated, "The key of \(repository) was rotated meanwhile; epoch \(epoch) has begun.",
            hint: "Run the command again: nothing was changed.")
    }

    @inline(never)
    static func refused(_ repository: String, _ slots: [String]) -> TidemarkError {
        TidemarkError(
            .keyRecipient,
            "\(repository) cannot begin a new key epoch: \(slots.joined(separator: "; ")).",
            hint:
                "Give each of them a new slot with tidemark key rotate --slot ID, whose holder gives his key again; or "
                + "remove them with --drop-slots.")
    }
}
