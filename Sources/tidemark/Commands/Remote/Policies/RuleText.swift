internal import APIModel

/// A rule on one line, for people.
enum RuleText {
    static func line(_ rule: PolicyRuleForm) -> String {
        var parts = ["\(rule.effect) \(rule.verbs.joined(separator: ", "))"]
        let lists: [(String, [String]?)] = [
            ("on kinds", rule.kinds), ("in projects", rule.projects), ("in sites", rule.sites),
            ("on instances", rule.instances), ("with tags", rule.tags), ("in repositories", rule.repositories),
            ("from", rule.addresses), ("not from", rule.exceptAddresses),
        ]
        parts += lists.compactMap { word, names in names.map { "\(word) \($0.joined(separator: ", "))" } }
        if let hours = rule.hours {
            let days = hours.days.map { " \($0.joined(separator: ", "))" } ?? ""
            parts.append("at \(hours.window)\(days) \(hours.zone ?? "UTC")")
        }
        if let secondFactor = rule.secondFactor {
            parts.append(secondFactor ? "with a second factor" : "without a second factor")
        }
        return RemoteText.line(parts.joined(separator: "; "))
    }
}
