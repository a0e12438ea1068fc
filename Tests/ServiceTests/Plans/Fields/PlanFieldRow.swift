import APIModel
import Service
import Testing

/// One field of a plan with two values, and what the part that carries it out does with either.
struct PlanFieldRow: Sendable, CustomTestStringConvertible {
    let path: String
    /// Other fields of both plans, by their path.
    let context: [(String, ConfigValue)]
    /// Nil where the field is not written.
    let values: (ConfigValue?, ConfigValue?)
    let shown: (String, String)
    let effect: @Sendable (Plan) throws -> String

    /// - Parameters:
    ///   - values: the field's own.
    ///   - shown: what the effect is with either.
    init(
        _ path: String, beside context: [(String, ConfigValue)] = [], _ values: (ConfigValue?, ConfigValue?),
        shown: (String, String), _ effect: @escaping @Sendable (Plan) throws -> String
    ) {
        self.path = path
        self.context = context
        self.values = values
        self.shown = shown
        self.effect = effect
    }

    var testDescription: String { path }

    /// A member of a list is set with its list.
    private var place: String {
        path.hasPrefix("drills.assertions.") ? "drills.assertions" : path
    }

    /// The plan with one of the values, as the catalog gives it back.
    func plan(with value: ConfigValue?) throws -> Plan {
        var form: ConfigValue = [
            "cycle": ["every": "1h"], "repository": "main", "instances": ["tags": ["env=production"]],
        ]
        for (path, value) in context { form = Self.setting(path.split(separator: "."), value, in: form) }
        form = Self.setting(place.split(separator: "."), value, in: form)
        let plan = try #require(try PlanReader.plans(in: ["plans": ["nightly": form]]).first)
        return try WorkJSON.value(Plan.self, in: try WorkJSON.text(plan))
    }

    private static func setting(
        _ path: [Substring], _ value: ConfigValue?, in form: ConfigValue
    ) -> ConfigValue {
        guard let first = path.first.map(String.init), case .map(let entries) = form.kind else { return form }
        var members: [(String, ConfigValue?)] = entries.filter { $0.key != first }.map { ($0.key, $0.value) }
        let rest = Array(path.dropFirst())
        let inner: ConfigValue = form[first] ?? [:]
        members.append((first, rest.isEmpty ? value : setting(rest, value, in: inner)))
        return ConfigValue.map(members)
    }
}
