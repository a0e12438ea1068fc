internal import APIModel
internal import Core
internal import Service

/// One rule of a policy as a form, for the partial `rule-form`; it works without scripts.
enum RuleForm {
    private static let dayNames = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    private static var lists: [(name: String, word: KeyPath<Words, Word>)] {
        [
            ("projects", \.access.projects), ("sites", \.access.sites), ("instances", \.access.instances),
            ("tags", \.access.tags), ("repositories", \.access.repositories), ("addresses", \.access.addresses),
            ("exceptAddresses", \.access.exceptAddresses),
        ]
    }

    /// Fields that show what is wrong with them.
    static let names = ["effect", "verbs", "kinds", "window", "zone", "days", "secondFactor"] + lists.map(\.name)

    /// The rule that was sent. Throws `RefusedFields` by the names of the form's own fields.
    static func read(_ form: ConsoleForm) throws -> PolicyRuleForm {
        let list = { (name: String) in form.words(name).isEmpty ? nil : form.words(name) }
        let (days, kinds) = (form.all("days"), form.all("kinds"))
        let hasHours = ["window", "zone"].contains { form.optional($0) != nil } || !days.isEmpty
        let hours = PolicyHoursForm(
            window: form["window"], days: days.isEmpty ? nil : days, zone: form.optional("zone"))
        let verbs = form.all("verbs")
        return PolicyRuleForm(
            effect: form["effect"], verbs: verbs.count == Verb.grantable.count ? ["*"] : verbs,
            kinds: kinds.isEmpty ? nil : kinds, projects: list("projects"), sites: list("sites"),
            instances: list("instances"), tags: list("tags"), repositories: list("repositories"),
            addresses: list("addresses"), exceptAddresses: list("exceptAddresses"), hours: hasHours ? hours : nil,
            secondFactor: form.optional("secondFactor").map { $0 == "true" })
    }

    /// The problems of one rule among those of its policy, by the fields of the form: `rules[2].hours.window` is `window`.
    static func own(_ refused: RefusedFields, rule number: Int) -> RefusedFields {
        let prefix = "rules[\(number)]."
        return RefusedFields(
            refused.problems.map { problem in
                guard problem.path.hasPrefix(prefix) else { return problem }
                var path = String(problem.path.dropFirst(prefix.count))
                if path == "hours" { path = "window" }
                if path.hasPrefix("hours.") { path = String(path.dropFirst("hours.".count)) }
                return ConfigProblem(path: path, line: nil, message: problem.message, hint: problem.hint)
            })
    }

    static func view(_ rule: PolicyRuleForm?, _ request: ConsoleRequest, _ problems: FormProblems) -> View {
        let effects = ["allow", "deny"].map {
            FormField.Choice($0, request.say($0 == "allow" ? \.access.allow : \.access.deny))
        }
        let effect = FormField(
            "effect", request.say(\.access.effect), .choice, value: rule?.effect ?? "allow", choices: effects)
        let all = Verb.grantable.map(\.rawValue)
        let verbs = CheckGroup(
            name: "verbs", legend: request.say(\.access.verbs),
            choices: all.map { FormField.Choice($0, request.label($0, "access", "verb")) },
            chosen: rule?.verbs == ["*"] ? Set(all) : Set(rule?.verbs ?? []), help: request.say(\.access.verbsHelp))
        let kinds = CheckGroup(
            name: "kinds", legend: request.say(\.access.kinds),
            choices: ResourceReference.Kind.allCases.map {
                FormField.Choice($0.rawValue, request.label($0.rawValue, "access", "kind"))
            }, chosen: Set(rule?.kinds ?? []), help: request.say(\.access.kindsHelp))
        let days = CheckGroup(
            name: "days", legend: request.say(\.access.days),
            choices: dayNames.map { FormField.Choice($0, request.label($0, "access", "day")) },
            chosen: Set(rule?.hours?.days ?? []), help: request.say(\.access.daysHelp))
        let factors = [("", \Words.access.factorAny), ("true", \.access.factorWith), ("false", \.access.factorWithout)]
        let factor = FormField(
            "secondFactor", request.say(\.access.factor), .choice, value: rule?.secondFactor.map { "\($0)" } ?? "",
            choices: factors.map { FormField.Choice($0.0, request.say($0.1)) })
        return [
            "effect": effect.view(problems), "verbs": verbs.view(problems), "kinds": kinds.view(problems),
            "limits": request.fields(limits(rule, request), problems), "days": days.view(problems),
            "factor": factor.view(problems),
        ]
    }

    private static func limits(_ rule: PolicyRuleForm?, _ request: ConsoleRequest) -> [FormField] {
        let values: [String: [String]?] = [
            "projects": rule?.projects, "sites": rule?.sites, "instances": rule?.instances, "tags": rule?.tags,
            "repositories": rule?.repositories, "addresses": rule?.addresses, "exceptAddresses": rule?.exceptAddresses,
        ]
        var fields = lists.map { name, word in
            let help = name.lowercased().hasSuffix("addresses") ? request.say(\.access.addressesHelp) : ""
            let value = (values[name] ?? nil)?.joined(separator: ", ") ?? ""
            return FormField(name, request.say(word), value: value, help: help)
        }
        fields.append(
            FormField(
                "window", request.say(\.access.window), value: rule?.hours?.window ?? "",
                help: request.say(\.access.windowHelp)))
        fields.append(
            FormField(
                "zone", request.say(\.access.zone), value: rule?.hours?.zone ?? "", help: request.say(\.access.zoneHelp)
            ))
        return fields
    }
}
