internal import Core
internal import Repository

/// Holds in words and as objects.
enum HoldText {
    static func object(_ event: String, _ hold: Hold, instance: String) -> JSONValue {
        [
            "event": .string(event), "hold": .string(hold.id), "instance": .string(instance),
            "label": .string(hold.label), "createdAt": .string(hold.createdAt.description),
            "bases": .array(hold.bases.map { .string($0) }), "firstSegment": .unsigned(hold.firstSegment),
            "lastSegment": .unsigned(hold.lastSegment), "from": .optional(hold.from?.description),
            "to": .optional(hold.to?.description), "enforced": .bool(hold.isEnforced),
        ]
    }

    static func what(_ hold: Hold) -> String {
        guard let from = hold.from, let to = hold.to else { return "base \(hold.bases.joined(separator: ", "))" }
        return "\(from) to \(to)"
    }

    static func warnUnlessEnforced(_ hold: Hold, _ console: Console) {
        guard !hold.isEnforced else { return }
        console.warning(
            "this store does not enforce holds: Tidemark deletes nothing of it, but whoever can write to the store can")
    }
}
