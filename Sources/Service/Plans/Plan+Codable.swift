internal import Core

extension Plan: Codable {
    /// The plain form with `name` beside the other fields. Throws `config.invalid` with every problem.
    package init(from decoder: any Decoder) throws {
        let value = try ConfigValue(from: decoder)
        let problems = ConfigProblems()
        guard case .map(let entries) = value.kind, case .text(let name)? = value["name"]?.kind else {
            throw TidemarkError(problems: [
                ConfigProblem(path: "name", line: nil, message: "It is missing.", hint: ResourceName.hint)
            ])
        }
        let fields = ConfigValue(.map(entries.filter { $0.key != "name" }))
        let field = ConfigField(path: name, value: fields, problems: problems)
        guard let plan = PlanReader.plan(named: name, field) else { throw TidemarkError(problems: problems.list) }
        self = plan
    }

    package func encode(to encoder: any Encoder) throws {
        guard case .map(let entries) = plain.kind else { return }
        let named = ConfigEntry(key: "name", value: .text(name.description))
        try ConfigValue(.map([named] + entries)).encode(to: encoder)
    }
}
