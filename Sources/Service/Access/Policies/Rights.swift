/// What somebody may do: a value that is asked without looking anywhere. A rule that denies wins over all that allow; what no
/// rule allows is denied.
package struct Rights: Sendable, Hashable {
    /// A role or policy that is held.
    package struct Holding: Sendable, Hashable {
        package let role: String
        package let rules: [PolicyRule]
        package let grant: Grant?

        package init(role: String, rules: [PolicyRule], grant: Grant? = nil) {
            self.role = role
            self.rules = rules
            self.grant = grant
        }
    }

    /// What comes with who somebody is.
    private let own: Set<Verb>
    package let holdings: [Holding]
    /// Two duties or more, where they are kept apart.
    package let conflict: Set<Duty>

    package init(own: Set<Verb>, holdings: [Holding] = [], keepsDutiesApart: Bool = false) {
        self.own = own
        self.holdings = holdings
        let duties = Self.duties(of: holdings)
        conflict = keepsDutiesApart && duties.count > 1 ? duties : []
    }

    /// Of somebody who has not shown who they are.
    package static let nobody = Rights(own: [.none])
    /// Of the service's own parts. Jobs come with secrets of instances and repositories, which no function shows.
    package static let service = Rights(own: Set(Verb.allCases).subtracting([.work]))
    package static let worker = Rights(own: [.none, .oneself, .work])
    package static let metrics = Rights(own: [.none, .oneself, .readMetrics])

    /// Duties of which any verb is allowed somewhere, sometimes.
    package static func duties(of holdings: [Holding]) -> Set<Duty> {
        Set(
            holdings.flatMap(\.rules).filter { $0.effect == .allow }.flatMap { rule in
                rule.verbs.compactMap(\.duty)
            })
    }

    /// With `isCollection`, whether anything of it is allowed: its parts are asked for one by one.
    package func decide(
        _ verb: Verb, on resource: ResourceReference, _ circumstances: Circumstances, isCollection: Bool = false
    ) -> Decision {
        if own.contains(verb) { return Decision(isAllowed: true, reason: .identity) }
        guard conflict.isEmpty else { return Decision(isAllowed: false, reason: .conflict(conflict)) }
        var allowing: DecidingRule?
        for holding in holdings {
            guard let limit = Self.limit(holding.grant, resource, isCollection) else { continue }
            for (index, rule) in holding.rules.enumerated()
            where rule.verbs.contains(verb) && rule.conditions.hold(circumstances) {
                let match = rule.resources.match(resource, isCollection: isCollection)
                let found = { DecidingRule(role: holding.role, number: index + 1, rule: rule, grant: holding.grant) }
                switch (rule.effect, match) {
                case (.deny, .whole) where limit == .whole: return Decision(isAllowed: false, reason: .rule(found()))
                case (.allow, .whole), (.allow, .some): if allowing == nil { allowing = found() }
                case (.deny, _), (.allow, .none): break
                }
            }
        }
        return allowing.map { Decision(isAllowed: true, reason: .rule($0)) }
            ?? Decision(isAllowed: false, reason: .nothing)
    }

    /// Whether nothing limits a verb: no resource and no condition.
    package func allowsEverywhere(_ verb: Verb) -> Bool {
        if own.contains(verb) { return true }
        guard conflict.isEmpty else { return false }
        let rules = holdings.flatMap { holding in holding.rules.map { (rule: $0, project: holding.grant?.project) } }
            .filter { $0.rule.verbs.contains(verb) }
        return rules.contains { $0.rule.isUnconditional && $0.project == nil }
            && !rules.contains { $0.rule.effect == .deny }
    }

    /// Whether a verb is allowed anywhere, under any condition.
    package func allowsSomewhere(_ verb: Verb) -> Bool {
        if own.contains(verb) { return true }
        return conflict.isEmpty
            && holdings.contains { $0.rules.contains { $0.effect == .allow && $0.verbs.contains(verb) } }
    }

    /// How much of a resource a grant reaches; nil for nothing of it.
    private static func limit(
        _ grant: Grant?, _ resource: ResourceReference, _ isCollection: Bool
    ) -> PolicyResources.Match? {
        guard let project = grant?.project else { return .whole }
        guard let other = resource.project else { return isCollection ? .some : nil }
        return project == other ? .whole : nil
    }
}
