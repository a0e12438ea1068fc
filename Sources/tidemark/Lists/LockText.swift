internal import Core
internal import ObjectStore
internal import Repository

/// A lock policy in words and as an object.
enum LockText {
    static func sentence(_ policy: LockPolicy?) -> String {
        guard let policy, !policy.isOff else { return "nothing is locked" }
        let interval = policy.longestInterval / 86_400
        return
            "\(policy.mode.rawValue): every restore point stays for \(policy.days) days, as long as bases follow each "
            + "other within \(CountText.of(UInt64(interval.rounded(.down)), "day")) (margin \(policy.marginDays) days)"
    }

    static func object(_ event: String, _ policy: LockPolicy?) -> JSONValue {
        guard let policy, !policy.isOff else { return ["event": .string(event), "lock": "off"] }
        return [
            "event": .string(event), "lock": .string(policy.mode.rawValue), "days": .integer(Int64(policy.days)),
            "marginDays": .integer(Int64(policy.marginDays)), "changedAt": .string(policy.changedAt.description),
        ]
    }

    /// Draws how many objects are done.
    static func live(_ console: Console) -> @Sendable (LockProgress) -> Void {
        { progress in console.live("lock     \(progress.done) of \(progress.total) objects") }
    }
}
