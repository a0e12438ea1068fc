internal import APIModel
internal import Core

/// Plans as they are stored and sent.
enum PlanForms {
    static func plan(stored text: String) throws -> Plan { try WorkJSON.value(Plan.self, in: text) }
    static func stored(_ plan: Plan) throws -> String { try WorkJSON.text(plan) }

    /// A plan with its name beside the other fields. Throws `RefusedFields` with every problem.
    static func plan(_ value: ConfigValue) throws -> Plan {
        let problems = ConfigProblems()
        guard case .map(let entries) = value.kind else {
            throw RefusedFields(
                path: "body", line: value.line, "It is no group of fields.", hint: "Send a plan with its name.")
        }
        guard case .text(let name)? = value["name"]?.kind else {
            throw RefusedFields(path: "name", line: value.line, "It is missing.", hint: ResourceName.hint)
        }
        guard (try? ResourceName(parsing: name)) != nil else {
            throw RefusedFields(
                path: "name", line: value["name"]?.line, "“\(name)” is not a name.", hint: ResourceName.hint)
        }
        if let problem = ReservedNames.problem(with: name, path: "name") { problems.add(problem) }
        let fields = ConfigValue(.map(entries.filter { $0.key != "name" }), line: value.line)
        let plan = PlanReader.plan(named: name, ConfigField(path: "", value: fields, problems: problems))
        guard let plan, problems.isEmpty else { throw RefusedFields(problems.list) }
        return plan
    }

    /// The form that is sent: canonical, with the name.
    static func form(_ plan: Plan) -> PlanForm {
        guard case .object(var fields) = JSONTree(plan.plain) else { return PlanForm(fields: [:]) }
        fields["name"] = .text(plan.name.description)
        return PlanForm(fields: fields)
    }
}
