internal import APIModel
internal import Core

/// Everything that rights follow from, as the catalog holds it at one revision.
package struct AccessBook: Sendable {
    /// Grows with every change of what rights follow from.
    let revision: Int64
    /// By name.
    let policies: [String: [PolicyRule]]
    let grants: [Grant]
    /// Whether duties are kept apart.
    let keepsDutiesApart: Bool
    let approvals: ApprovalRules
    /// Whether any rule looks at the time.
    let dependsOnTime: Bool
    private let bySubject: [GrantSubject: [Grant]]

    init(
        revision: Int64, policies: [String: [PolicyRule]], grants: [Grant], keepsDutiesApart: Bool,
        approvals: ApprovalRules
    ) {
        self.revision = revision
        self.policies = policies
        self.grants = grants
        self.keepsDutiesApart = keepsDutiesApart
        self.approvals = approvals
        dependsOnTime = policies.values.joined().contains { $0.conditions.hours != nil }
        bySubject = Dictionary(grouping: grants, by: \.subject)
    }

    /// Everybody who was given anything.
    var subjects: [GrantSubject] { Array(bySubject.keys) }

    /// The rules of a built-in role or a policy; none where it is gone.
    func rules(of role: String) -> [PolicyRule] { BuiltInRole(rawValue: role)?.rules ?? policies[role] ?? [] }

    /// What some subjects hold together: a person and the groups it belongs to.
    func holdings(of subjects: [GrantSubject]) -> [Rights.Holding] {
        subjects.flatMap { bySubject[$0] ?? [] }.map { grant in
            Rights.Holding(role: grant.role, rules: rules(of: grant.role), grant: grant)
        }
    }

    func rights(of subjects: [GrantSubject]) -> Rights {
        Rights(own: [.none, .oneself], holdings: holdings(of: subjects), keepsDutiesApart: keepsDutiesApart)
    }

    /// Of whoever is asked for here; parts of the service, workers and readers of metrics have theirs without a book.
    func rights(of identity: Caller.Identity) -> Rights {
        if let known = Rights(identity) { return known }
        switch identity {
        case .person(let person): return rights(of: [.person(person.name)] + person.groups.map { .group($0) })
        case .token(_, let name, .granted): return rights(of: [.token(name)])
        case .token:
            let role = BuiltInRole.administrator
            return Rights(
                own: [.none, .oneself], holdings: [Rights.Holding(role: role.rawValue, rules: role.rules)],
                keepsDutiesApart: keepsDutiesApart)
        case .nobody, .service: return .nobody
        }
    }

    /// How many others must approve a verb now.
    func approvalsNeeded(for verb: Verb) -> Int {
        guard verb.isApprovable else { return 0 }
        if let needs = approvals[verb].needs { return needs }
        let approvers = holders(of: .approve)
        return approvers.count > 1 || (approvers.count == 1 && holders(of: verb).isDisjoint(with: approvers)) ? 1 : 0
    }

    /// Persons, and groups of them, who may always do something everywhere.
    func holders(of verb: Verb) -> Set<GrantSubject> {
        Set(subjects.filter { $0.kind != .token && rights(of: [$0]).allowsEverywhere(verb) })
    }
}

extension Rights {
    /// Of those whose rights come with who they are; nil for those who are given them.
    init?(_ identity: Caller.Identity) {
        switch identity {
        case .nobody: self = .nobody
        case .service: self = .service
        case .token(_, _, .worker): self = .worker
        case .token(_, _, .metrics): self = .metrics
        case .token, .person: return nil
        }
    }
}
