internal import Core
internal import ObjectStore
internal import Repository

/// What a tiering does, in words and as an object.
enum TierText {
    static func lines(_ plan: TierPlan, dryRun: Bool) -> [String] {
        var lines = plan.moves.map { move in
            "\(dryRun ? "would move" : "moved") \(CountText.of(UInt64(move.keys.count), "object")) of the "
                + "\(move.part.rawValue), \(ByteCount(move.bytes)), to \(move.storageClass)"
        }
        if plan.moves.isEmpty { lines.append("nothing is to be moved") }
        if plan.locked > 0 {
            lines.append("\(plan.locked) of them stayed: they are locked, and a copy would be paid for beside them")
        }
        if plan.archived > 0 {
            lines.append("\(plan.archived) objects of younger bases lie in an archive class and stay there")
        }
        if plan.small > 0 {
            lines.append("\(plan.small) objects are below \(ByteCount(Tierer.smallestObject)) and stay where they are")
        }
        return lines
    }

    static func object(_ plan: TierPlan, instance: String, dryRun: Bool) -> JSONValue {
        [
            "event": "tier", "instance": .string(instance), "dryRun": .bool(dryRun),
            "moves": .array(
                plan.moves.map { move in
                    [
                        "part": .string(move.part.rawValue), "class": .string(move.storageClass.rawValue),
                        "objects": .integer(Int64(move.keys.count)), "bytes": .unsigned(move.bytes),
                    ]
                }),
            "moved": .integer(Int64(plan.moved)), "locked": .integer(Int64(plan.locked)),
            "archived": .integer(Int64(plan.archived)), "small": .integer(Int64(plan.small)),
        ]
    }
}
