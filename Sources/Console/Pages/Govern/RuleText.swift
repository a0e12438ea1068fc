internal import APIModel
internal import Service

/// A rule of a policy as it is read.
enum RuleText {
    /// What it allows or denies, then its limits.
    static func parts(_ rule: PolicyRuleForm, _ request: ConsoleRequest) -> [View] {
        let verbs =
            rule.verbs == ["*"]
            ? request.say(\.access.everything)
            : rule.verbs.map { request.label($0, "access", "verb") }.joined(separator: ", ")
        var parts = [part(\.access.verbs, verbs, request)]
        let kinds = rule.kinds?.map { request.label($0, "access", "kind") }
        let lists: [(KeyPath<Words, Word>, [String]?)] = [
            (\.access.kinds, kinds), (\.access.projects, rule.projects), (\.access.sites, rule.sites),
            (\.access.instances, rule.instances), (\.access.tags, rule.tags),
            (\.access.repositories, rule.repositories), (\.access.addresses, rule.addresses),
            (\.access.exceptAddresses, rule.exceptAddresses),
        ]
        for (word, names) in lists {
            if let names { parts.append(part(word, names.joined(separator: ", "), request)) }
        }
        if let hours = rule.hours {
            let days = (hours.days ?? []).map { request.label($0, "access", "day") }
            let text = ([hours.window, hours.zone ?? "UTC"] + days).joined(separator: " ")
            parts.append(part(\.access.window, text, request))
        }
        if let factor = rule.secondFactor {
            let text = request.say(factor ? \.access.factorWith : \.access.factorWithout)
            parts.append(part(\.access.factor, text, request))
        }
        return parts
    }

    private static func part(_ word: KeyPath<Words, Word>, _ value: String, _ request: ConsoleRequest) -> View {
        ["label": request.say(word), "value": value]
    }
}
