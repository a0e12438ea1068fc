/// A group of fields, all of whose keys are known.
package struct ConfigSection {
    package let field: ConfigField
    private var members: [String: ConfigField] = [:]

    init(_ field: ConfigField, _ entries: [ConfigEntry], _ keys: [String]) {
        self.field = field
        for entry in entries {
            let path = field.path.isEmpty ? entry.key : "\(field.path).\(entry.key)"
            let member = ConfigField(path: path, value: entry.value, problems: field.problems)
            if !keys.contains(entry.key) {
                Self.noteUnknown(entry, member, keys)
            } else if members[entry.key] != nil {
                Self.noteRepeated(entry, member)
            } else {
                members[entry.key] = member
            }
        }
    }

    /// The field under a key; nil where it is missing or nothing is said there.
    package subscript(key: String) -> ConfigField? {
        guard let member = members[key], member.value.kind != .null else { return nil }
        return member
    }

    /// Whether the key is written, even with nothing behind it.
    package func mentions(_ key: String) -> Bool { members[key] != nil }

    /// The field under a key; that it is missing is noted.
    package func required(_ key: String, hint: String) -> ConfigField? {
        if let member = self[key] { return member }
        let path = field.path.isEmpty ? key : "\(field.path).\(key)"
        field.problems.add(
            ConfigProblem(
                path: path, line: members[key]?.value.line ?? field.value.line, message: "It is missing.",
                hint: hint))
        return nil
    }

    static func noteRepeated(_ entry: ConfigEntry, _ member: ConfigField) {
        member.problems.add(
            ConfigProblem(
                path: member.path, line: entry.line, message: "It is written twice.", hint: "Keep one of the two."))
    }

    private static func noteUnknown(_ entry: ConfigEntry, _ member: ConfigField, _ keys: [String]) {
        let hint =
            Spelling.nearest(to: entry.key, in: keys).map { "Did you mean \($0)?" } ?? "Fields are \(keys.listed)."
        member.problems.add(
            ConfigProblem(path: member.path, line: entry.line, message: "There is no such field.", hint: hint))
    }
}
