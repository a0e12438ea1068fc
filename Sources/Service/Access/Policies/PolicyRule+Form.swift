package import APIModel
internal import Core

extension PolicyRule {
    /// As it is stored and shown: read again it is the same rule.
    package var form: PolicyRuleForm {
        PolicyRuleForm(
            effect: effect.rawValue,
            verbs: verbs == Set(Verb.grantable)
                ? ["*"] : Verb.allCases.filter { verbs.contains($0) }.map(\.rawValue),
            kinds: resources.kinds.map { $0.map(\.rawValue).sorted() }, projects: resources.projects?.sorted(),
            sites: resources.sites?.sorted(), instances: resources.instances?.sorted(),
            tags: resources.tags?.sorted(), repositories: resources.repositories?.sorted(),
            addresses: conditions.addresses.isEmpty ? nil : conditions.addresses.map(\.description),
            exceptAddresses: conditions.exceptAddresses.isEmpty
                ? nil : conditions.exceptAddresses.map(\.description),
            hours: conditions.hours.map { hours in
                PolicyHoursForm(
                    window: hours.window.description,
                    days: hours.days.isEmpty ? nil : hours.days.sorted().map(\.rawValue),
                    zone: hours.zone == .utc ? nil : hours.zone.description)
            }, secondFactor: conditions.secondFactor)
    }
}
