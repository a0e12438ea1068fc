package import APIModel
internal import Core

/// Reads the rules of a policy, and writes them.
package enum PolicyRuleReader {
    /// Rules of one policy.
    package static let most = 100

    /// Throws `RefusedFields` with every problem.
    package static func rules(_ forms: [PolicyRuleForm]) throws -> [PolicyRule] {
        let problems = ConfigProblems()
        if forms.count > most {
            problems.add(problem("rules", "There are \(forms.count).", "Write \(most) at most, or another policy."))
        }
        let rules = forms.enumerated().compactMap { rule($0.element, "rules[\($0.offset)]", problems) }
        guard problems.isEmpty else { throw RefusedFields(problems.list) }
        return rules
    }

    private static func rule(_ form: PolicyRuleForm, _ path: String, _ problems: ConfigProblems) -> PolicyRule? {
        guard let effect = PolicyRule.Effect(rawValue: form.effect) else {
            problems.add(problem("\(path).effect", "There is no such effect.", "Write allow or deny."))
            return nil
        }
        var rule = PolicyRule(effect, verbs(form.verbs, "\(path).verbs", problems))
        rule.resources.kinds = words(form.kinds, "\(path).kinds", problems) { ResourceReference.Kind(rawValue: $0) }
        let name = { (text: String) in (try? ResourceName(parsing: text))?.description }
        rule.resources.projects = words(form.projects, "\(path).projects", problems, name)
        rule.resources.sites = words(form.sites, "\(path).sites", problems, name)
        rule.resources.instances = words(form.instances, "\(path).instances", problems, name)
        rule.resources.repositories = words(form.repositories, "\(path).repositories", problems, name)
        rule.resources.tags = words(form.tags, "\(path).tags", problems) { (try? Tag(parsing: $0))?.description }
        rule.conditions.addresses = ranges(form.addresses, "\(path).addresses", problems)
        rule.conditions.exceptAddresses = ranges(form.exceptAddresses, "\(path).exceptAddresses", problems)
        rule.conditions.hours = form.hours.flatMap { hours($0, "\(path).hours", problems) }
        rule.conditions.secondFactor = form.secondFactor
        return rule
    }

    private static func verbs(_ texts: [String], _ path: String, _ problems: ConfigProblems) -> Set<Verb> {
        guard !texts.isEmpty else {
            problems.add(problem(path, "It is empty.", "Write verbs, or * for all."))
            return []
        }
        if texts == ["*"] { return Set(Verb.grantable) }
        let known = Verb.grantable.map(\.rawValue)
        return Set(
            texts.compactMap { text in
                if let verb = Verb(rawValue: text), known.contains(text) { return verb }
                problems.add(problem(path, "There is no verb “\(text)”.", "Verbs are * and \(known.listed)."))
                return nil
            })
    }

    /// Nil for all. An empty list would be a rule that never applies, and nobody means that.
    private static func words<Word: Hashable>(
        _ texts: [String]?, _ path: String, _ problems: ConfigProblems, _ read: (String) -> Word?
    ) -> Set<Word>? {
        guard let texts, texts != ["*"] else { return nil }
        if texts.isEmpty { problems.add(problem(path, "It is empty.", "Write names, or leave it out for all.")) }
        return Set(
            texts.compactMap { text in
                if let word = read(text) { return word }
                problems.add(problem(path, "“\(text)” is not one.", "Write exact names, or * alone for all."))
                return nil
            })
    }

    private static func ranges(_ texts: [String]?, _ path: String, _ problems: ConfigProblems) -> [AddressRange] {
        guard let texts else { return [] }
        if texts.isEmpty { problems.add(problem(path, "It is empty.", "Write addresses, or leave it out.")) }
        return texts.compactMap { text in
            do throws(TidemarkError) {
                return try AddressRange(parsing: text)
            } catch {
                problems.add(problem(path, error.message, error.hint))
                return nil
            }
        }
    }

    private static func hours(_ form: PolicyHoursForm, _ path: String, _ problems: ConfigProblems) -> PolicyHours? {
        do throws(TidemarkError) {
            var hours = PolicyHours(window: try RunWindow(parsing: form.window))
            if let zone = form.zone { hours.zone = try CalendarZone(parsing: zone) }
            for text in form.days ?? [] {
                guard let day = Weekday(parsing: text) else {
                    throw TidemarkError(.usage, "“\(text)” is no day of the week.", hint: "Write mon to sun.")
                }
                hours.days.insert(day)
            }
            return hours
        } catch {
            problems.add(problem(path, error.message, error.hint))
            return nil
        }
    }

    private static func problem(_ path: String, _ message: String, _ hint: String) -> ConfigProblem {
        ConfigProblem(path: path, line: nil, message: message, hint: hint)
    }
}
