internal import Service

/// The fields of a plan's form, in their groups.
struct PlanFormGroups {
    let request: ConsoleRequest
    let values: PlanValues
    let repositories: [String]
    let problems: FormProblems

    /// Names of all fields: what is wrong with them is shown beside them.
    static var names: [String] { PlanEntry.all.map(\.path) }

    var groups: [View] {
        PlanEntry.Group.allCases.map { group in
            let fields = PlanEntry.all.filter { $0.group == group }.map { entry -> View in
                var view = field(entry).view(problems)
                view["condition"] = entry.condition.viewValue
                return view
            }
            // The first things one decides are open, and whatever is wrong.
            let isWrong = PlanEntry.all.contains { $0.group == group && !problems.of($0.path).isEmpty }
            let isOpen = [.base, .keeping, .storing, .instances].contains(group) || isWrong
            return ["title": request.say(group.title), "fields": fields, "isOpen": isOpen]
        }
    }

    private func field(_ entry: PlanEntry) -> FormField {
        var field = FormField(
            entry.path, request.say(entry.label), value: values[entry.path],
            help: entry.help.map { request.say($0) } ?? "", autocomplete: "off", placeholder: entry.placeholder)
        switch entry.kind {
        case .text, .list: break
        case .number: field.kind = .number
        case .box: field.kind = .box
        case .document: field.kind = .area
        case .word(let words):
            field.kind = .choice
            field.choices = words.map { FormField.Choice($0, request.say(Self.word($0))) }
        case .repository:
            field.kind = .choice
            // One that is not there any more stays chosen: nothing is changed unseen.
            let others = [values[entry.path]].filter { !$0.isEmpty && !repositories.contains($0) }
            field.choices = (repositories + others).map { FormField.Choice($0, $0) }
        }
        return field
    }

    private static func word(_ text: String) -> KeyPath<Words, Word> {
        switch text {
        case "weekly": \.plans.kindWeekly
        case "hours": \.plans.kindHours
        case "cron": \.plans.kindCron
        case "newest": \.plans.whichNewest
        case "random": \.plans.whichRandom
        default: \.plans.kindNever
        }
    }
}
