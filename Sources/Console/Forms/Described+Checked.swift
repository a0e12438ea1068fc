internal import APIModel
internal import Core
internal import Service

extension Described {
    /// The form, where it is as the API's schema wants it: what a page sends is checked like what a program sends. What is wrong
    /// is told of the page's fields: `fields` has their names by the paths of the API, where they are others. Throws
    /// `RefusedFields`.
    func checked(as fields: [String: String] = [:]) throws -> Self {
        let problems = ConfigProblems()
        SchemaCheck(problems).check(try JSONDocument.read(try WireJSON.bytes(self)), Self.schema, "")
        guard problems.isEmpty else { throw RefusedFields(problems.list.map { $0.named(fields) }) }
        return self
    }
}

extension ConfigProblem {
    fileprivate func named(_ fields: [String: String]) -> ConfigProblem {
        let known = fields.keys.sorted { $0.utf8.count > $1.utf8.count }
        guard let prefix = known.first(where: { path == $0 || path.hasPrefix("\($0).") || path.hasPrefix("\($0)[") }),
            let name = fields[prefix]
        else { return self }
        let rest = path.dropFirst(prefix.utf8.count)
        return ConfigProblem(
            path: name.isEmpty ? String(rest.drop { $0 == "." }) : "\(name)\(rest)", line: line, message: message,
            hint: hint)
    }
}
