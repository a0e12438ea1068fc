internal import Core

/// A value and its place. Reading returns nil where the value is not what is wanted, and has then noted the problem.
package struct ConfigField {
    package let path: String
    package let value: ConfigValue
    package let problems: ConfigProblems

    package init(path: String, value: ConfigValue, problems: ConfigProblems) {
        self.path = path
        self.value = value
        self.problems = problems
    }

    package func wrong(_ message: String, hint: String) {
        problems.add(ConfigProblem(path: path, line: value.line, message: message, hint: hint))
    }

    /// A text; numbers and booleans count as what was written.
    package func text(hint: String) -> String? {
        switch value.kind {
        case .text(let text): return text
        case .integer(let number): return "\(number)"
        case .bool(let value): return "\(value)"
        case .null, .list, .map:
            wrong("\(value.title) stands where one text is needed.", hint: hint)
            return nil
        }
    }

    package func integer(in range: ClosedRange<Int>) -> Int? {
        let number: Int? =
            switch value.kind {
            case .integer(let number): Int(exactly: number)
            case .text(let text): Int(text)
            case .null, .bool, .list, .map: nil
            }
        guard let number, range.contains(number) else {
            wrong(
                number == nil ? "\(value.title) is not a whole number." : "\(value.title) is out of range.",
                hint: "Write a number from \(range.lowerBound) to \(range.upperBound).")
            return nil
        }
        return number
    }

    package func bool() -> Bool? {
        switch value.kind {
        case .bool(let value): return value
        case .text("true"): return true
        case .text("false"): return false
        case .null, .integer, .text, .list, .map:
            wrong("\(value.title) is neither true nor false.", hint: "Write true or false.")
            return nil
        }
    }

    /// A text that a type's own parser reads; what the parser throws is noted.
    func parsed<Value>(hint: String, _ parse: (String) throws(TidemarkError) -> Value) -> Value? {
        guard let text = text(hint: hint) else { return nil }
        do throws(TidemarkError) {
            return try parse(text)
        } catch {
            wrong(error.message, hint: error.hint)
            return nil
        }
    }

    /// Members of a list; a single value counts as a list of one.
    package func items() -> [ConfigField] {
        guard case .list(let values) = value.kind else { return [self] }
        return values.enumerated().map {
            ConfigField(path: "\(path)[\($0.offset)]", value: $0.element, problems: problems)
        }
    }

    /// A group of fields with keys out of `keys`; anything else is noted.
    package func section(_ keys: [String]) -> ConfigSection? {
        guard case .map(let entries) = value.kind else {
            wrong("\(value.title) stands where a group of fields is needed.", hint: "Fields are \(keys.listed).")
            return nil
        }
        return ConfigSection(self, entries, keys)
    }

    /// A group whose keys are names of the user's own choice, in the order of the file; a name that comes again is
    /// noted.
    package func members(_ what: String) -> [(key: String, field: ConfigField)]? {
        guard case .map(let entries) = value.kind else {
            wrong("\(value.title) stands where \(what) are needed.", hint: "Write each under its own name.")
            return nil
        }
        var seen: Set<String> = []
        return entries.compactMap { entry in
            let field = ConfigField(path: "\(path).\(entry.key)", value: entry.value, problems: problems)
            guard seen.insert(entry.key).inserted else {
                ConfigSection.noteRepeated(entry, field)
                return nil
            }
            return (entry.key, field)
        }
    }
}
