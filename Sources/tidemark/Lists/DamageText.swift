internal import Core
internal import Repository

/// How damage of a repository is told.
enum DamageText {
    /// One damaged object, and what it takes away.
    static func report(_ damage: DamagedObject, _ console: Console) {
        console.line("damaged", "\(damage.key): \(damage.problem)")
        for loss in damage.takesAway { console.line("", "takes away: \(loss)") }
        console.object([
            "event": "damaged", "key": .string(damage.key), "code": .string(damage.code),
            "problem": .string(damage.problem), "takesAway": .array(damage.takesAway.map { .string($0) }),
        ])
    }

    /// The error a command ends with when it met `count` damaged objects.
    static func failure(_ count: Int) -> TidemarkError {
        TidemarkError(
            .objectDamaged,
            "\(CountText.of(UInt64(count), "object")) of this repository \(count == 1 ? "is" : "are") damaged or missing",
            hint: "bring the objects named above back from a copy of the repository, or take a new base of the instance"
        )
    }
}
