package import Core

extension RetentionPolicy {
    /// Whether it may let go of something that an older policy would have kept.
    package func isShorter(than old: RetentionPolicy) -> Bool {
        if let days = logDays, days < old.logDays ?? .max { return true }
        // Without rules everything stays.
        guard !rules.isEmpty else { return false }
        guard !old.rules.isEmpty else { return true }
        return old.rules.contains { rule in
            !rules.contains { $0.plainKey == rule.plainKey && $0.count >= rule.count }
        }
    }
}
