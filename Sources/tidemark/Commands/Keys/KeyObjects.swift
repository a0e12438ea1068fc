internal import Core
internal import Repository

/// Key slots as JSON objects.
enum KeyObjects {
    static func slot(_ event: String, _ slot: KeySlotSummary) -> JSONValue {
        [
            "event": .string(event), "slot": .string(slot.slot), "kind": .string(slot.kind),
            "label": .string(slot.label),
            "createdAt": .optional(slot.createdAt?.description), "usable": .bool(slot.isUsable),
            "keeper": .optional(slot.keeper), "epoch": .integer(Int64(slot.epoch)),
            "recipient": .bool(slot.hasRecipient),
        ]
    }
}
