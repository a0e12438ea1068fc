internal import Core

/// Reads retention by the repository's own rules.
enum RetentionReader {
    /// What is wrong has been noted and is left out.
    static func read(_ field: ConfigField) -> RetentionPolicy {
        guard let section = field.section(PlanFields.retention) else { return RetentionPolicy() }
        var policy = RetentionPolicy()
        if let bases = section["bases"]?.section(PlanFields.bases) {
            policy.rules = PlanFields.bases.compactMap { key in
                bases[key]?.integer(in: 0...100_000).flatMap { RetentionRule(plainKey: key, count: $0) }
            }
        }
        // A base needs the newest log to become a restore point.
        policy.logDays = section["log"]?.integer(in: 1...100_000)
        return policy
    }
}
