package import APIModel
internal import Core

/// Compares what was sent with the schema that is published, and notes every difference.
package struct SchemaCheck {
    private let problems: ConfigProblems

    package init(_ problems: ConfigProblems) { self.problems = problems }

    /// A tree. `path` is empty for the whole body.
    package func check(_ value: ConfigValue, _ schema: Schema, _ path: String) {
        switch schema {
        case .object(let fields): object(value, fields, path)
        case .map(let schema): map(value, schema, path)
        case .list(let schema, let most): list(value, schema, most, path)
        case .text(let rule): text(value, rule, path)
        case .integer(let range):
            guard case .integer(let number) = value.kind else { return wrong(value, path, "a whole number") }
            integer(number, range, value, path)
        case .number:
            switch value.kind {
            case .integer: break
            case .text(let text) where value.isNumeral && Double(text)?.isFinite == true: break
            default: wrong(value, path, "a number")
            }
        case .boolean:
            guard case .bool = value.kind else { return wrong(value, path, "true or false") }
        case .anything: zeroes(value, path)
        case .freeObject:
            guard case .map = value.kind else { return wrong(value, path, "a group of fields") }
            zeroes(value, path)
        case .either(let schemas):
            let fits = schemas.contains { schema in
                let tried = ConfigProblems()
                SchemaCheck(tried).check(value, schema, path)
                return tried.isEmpty
            }
            if !fits { wrong(value, path, "one of several forms") }
        case .type(let type): check(value, type.schema, path)
        }
    }

    /// A parameter, which is always a text.
    package func check(text: String, _ schema: Schema, _ path: String) {
        switch schema {
        case .integer:
            guard let number = Int64(text), "\(number)" == text else {
                return note(path, nil, "“\(text)” is not a whole number.", "Write a number like 10.")
            }
            check(ConfigValue(.integer(number)), schema, path)
        case .boolean:
            guard text == "true" || text == "false" else {
                return note(path, nil, "“\(text)” is neither true nor false.", "Write true or false.")
            }
        default: check(ConfigValue(.text(text)), schema, path)
        }
    }

    private func object(_ value: ConfigValue, _ fields: [SchemaField], _ path: String) {
        guard case .map(let entries) = value.kind else { return wrong(value, path, "a group of fields") }
        var seen: Set<String> = []
        for entry in entries {
            let place = Self.joined(path, entry.key)
            guard let field = fields.first(where: { $0.name == entry.key }) else {
                let names = fields.map(\.name)
                let near = Spelling.nearest(to: entry.key, in: names).map { "Did you mean \($0)?" }
                note(place, entry.line, "There is no such field.", near ?? "Fields are \(names.listed).")
                continue
            }
            guard seen.insert(entry.key).inserted else {
                note(place, entry.line, "It is written twice.", "Keep one of the two.")
                continue
            }
            check(entry.value, field.schema, place)
        }
        for field in fields where field.isRequired && !seen.contains(field.name) {
            note(Self.joined(path, field.name), value.line, "It is missing.", field.text)
        }
    }

    private func map(_ value: ConfigValue, _ schema: Schema, _ path: String) {
        guard case .map(let entries) = value.kind else { return wrong(value, path, "a group of fields") }
        var seen: Set<String> = []
        for entry in entries {
            let place = Self.joined(path, entry.key)
            if entry.key.utf8.contains(0) { zero(place, entry.line) }
            if !seen.insert(entry.key).inserted {
                note(place, entry.line, "It is written twice.", "Keep one of the two.")
            }
            check(entry.value, schema, place)
        }
    }

    private func list(_ value: ConfigValue, _ schema: Schema, _ most: Int?, _ path: String) {
        guard case .list(let values) = value.kind else { return wrong(value, path, "a list") }
        if let most, values.count > most {
            note(path, value.line, "It has \(values.count) members.", "Send at most \(most) at a time.")
        }
        for (index, member) in values.enumerated() { check(member, schema, "\(path)[\(index)]") }
    }

    private func text(_ value: ConfigValue, _ rule: TextRule, _ path: String) {
        guard case .text(let text) = value.kind, !value.isNumeral else { return wrong(value, path, "a text") }
        if text.utf8.contains(0) { return zero(path, value.line) }
        if !rule.words.isEmpty, !rule.words.contains(text) {
            let near = Spelling.nearest(to: text, in: rule.words).map { "Did you mean \($0)? " } ?? ""
            return note(path, value.line, "“\(text)” is not known here.", "\(near)Write one of \(rule.words.listed).")
        }
        let length = text.unicodeScalars.count
        if length < rule.least {
            return note(path, value.line, "It has \(length) characters.", "Write at least \(rule.least).")
        }
        if let most = rule.most, length > most {
            return note(path, value.line, "It has \(length) characters.", "Write at most \(most).")
        }
        if let pattern = rule.pattern, (try? Regex(pattern).wholeMatch(in: text)) == nil {
            note(
                path, value.line, "“\(text)” is not a name.",
                "Write letters, digits, dots, hyphens or underscores, with a letter or digit at both ends.")
        }
        if rule.format == "date-time", (try? Timestamp(parsing: text)) == nil {
            note(path, value.line, "“\(text)” is not a time.", "Write it like 2026-11-22T11:03:43Z.")
        }
    }

    private func integer(_ number: Int64, _ range: ClosedRange<Int64>, _ value: ConfigValue, _ path: String) {
        guard !range.contains(number) else { return }
        let hint =
            range.upperBound == .max
            ? "Write a number from \(range.lowerBound) on."
            : "Write a number from \(range.lowerBound) to \(range.upperBound)."
        note(path, value.line, "\(number) is out of range.", hint)
    }

    /// The catalog can store no zero byte.
    private func zeroes(_ value: ConfigValue, _ path: String) {
        switch value.kind {
        case .text(let text): if text.utf8.contains(0) { zero(path, value.line) }
        case .list(let values):
            for (index, member) in values.enumerated() { zeroes(member, "\(path)[\(index)]") }
        case .map(let entries):
            for entry in entries {
                let place = Self.joined(path, entry.key)
                if entry.key.utf8.contains(0) { zero(place, entry.line) }
                zeroes(entry.value, place)
            }
        case .null, .bool, .integer: break
        }
    }

    private func zero(_ path: String, _ line: Int?) {
        note(path, line, "A zero byte stands in it.", "Take the zero byte out.")
    }

    private func wrong(_ value: ConfigValue, _ path: String, _ wanted: String) {
        let found =
            switch value.kind {
            case .null: "nothing"
            case .bool(let flag): "\(flag)"
            case .integer(let number): "\(number)"
            case .text(let text): value.isNumeral ? String(text.prefix(80)) : "a text"
            case .list: "a list"
            case .map: "a group of fields"
            }
        note(path, value.line, "It is \(found), and \(wanted) is needed.", "Write \(wanted).")
    }

    private func note(_ path: String, _ line: Int?, _ message: String, _ hint: String) {
        problems.add(
            ConfigProblem(path: path.isEmpty ? "body" : path, line: line, message: message, hint: hint))
    }

    private static func joined(_ path: String, _ key: String) -> String {
        let shown = key.isEmpty ? "(empty)" : String(key.prefix(80))
        return path.isEmpty ? shown : "\(path).\(shown)"
    }
}
