internal import APIModel
internal import Service

extension PlanDocument {
    /// The plan itself. Throws `config.invalid` where this program cannot read it.
    func read() throws -> Plan { try WireJSON.value(Plan.self, from: try WireJSON.bytes(plan)) }
}

extension Plan {
    /// As it is sent: with its name beside the other fields.
    var sent: ConfigValue {
        guard case .map(let entries) = plain.kind else { return plain }
        return ConfigValue(.map([ConfigEntry(key: "name", value: .text(name.description))] + entries))
    }
}

extension InstanceSelection {
    func includes(_ instance: InstanceDocument) -> Bool { includes(instance.name, tags: Set(instance.tags)) }

    /// An instance with other tags than it has now.
    func includes(_ name: String, tags given: Set<String>) -> Bool {
        names.contains { $0.description == name }
            || (!tags.isEmpty && tags.allSatisfy { given.contains($0.description) })
    }
}
