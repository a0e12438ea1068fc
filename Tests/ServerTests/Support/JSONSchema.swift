import APIModel

/// Compares JSON with a schema of a published document: the keywords the document uses, written apart from what checks
/// requests in the server.
struct JSONSchema {
    let document: JSONTree

    /// What is wrong with a value, by path.
    func problems(_ value: JSONTree, _ schema: JSONTree, _ path: String = "$") -> [String] {
        guard case .object(let words) = schema else { return ["\(path): no schema"] }
        if case .text(let reference)? = words["$ref"] { return problems(value, resolve(reference), path) }
        if case .list(let choices)? = words["anyOf"] {
            return choices.contains { problems(value, $0, path).isEmpty } ? [] : ["\(path): none of several forms"]
        }
        switch words["type"] {
        case .text("object")?: return object(value, words, path)
        case .text("array")?:
            guard case .list(let items) = value else { return ["\(path): no list"] }
            let schema = words["items"] ?? .object([:])
            return items.enumerated().flatMap { problems($0.element, schema, "\(path)[\($0.offset)]") }
        case .text("string")?: return string(value, words, path)
        case .text("integer")?:
            guard case .integer(let number) = value else { return ["\(path): no integer"] }
            return range(Double(number), words, path)
        case .text("number")?:
            switch value {
            case .integer, .number: return []
            default: return ["\(path): no number"]
            }
        case .text("boolean")?:
            guard case .bool = value else { return ["\(path): no boolean"] }
            return []
        case nil: return []
        default: return ["\(path): unknown type"]
        }
    }

    func component(_ name: String) -> JSONTree { resolve("#/components/schemas/\(name)") }

    private func resolve(_ reference: String) -> JSONTree {
        reference.split(separator: "/").dropFirst().reduce(document) { $0[String($1)] ?? .null }
    }

    private func object(_ value: JSONTree, _ words: [String: JSONTree], _ path: String) -> [String] {
        guard case .object(let members) = value else { return ["\(path): no object"] }
        var found: [String] = []
        if case .list(let names)? = words["required"] {
            for case .text(let name) in names where members[name] == nil { found.append("\(path).\(name): missing") }
        }
        guard case .object(let known)? = words["properties"] else { return found }
        for (name, member) in members {
            if let schema = known[name] {
                found += problems(member, schema, "\(path).\(name)")
            } else if words["additionalProperties"] == .bool(false) {
                found.append("\(path).\(name): unknown")
            }
        }
        return found
    }

    private func string(_ value: JSONTree, _ words: [String: JSONTree], _ path: String) -> [String] {
        guard case .text(let text) = value else { return ["\(path): no string"] }
        if case .list(let choices)? = words["enum"], !choices.contains(.text(text)) { return ["\(path): \(text)"] }
        if case .text(let pattern)? = words["pattern"], (try? Regex(pattern).wholeMatch(in: text)) == nil {
            return ["\(path): \(text) does not match"]
        }
        if words["format"] == .text("date-time"), (try? WireTimeText.check(text)) == nil { return ["\(path): no time"] }
        let length = Double(text.unicodeScalars.count)
        if case .integer(let least)? = words["minLength"], length < Double(least) { return ["\(path): too short"] }
        if case .integer(let most)? = words["maxLength"], length > Double(most) { return ["\(path): too long"] }
        return []
    }

    private func range(_ number: Double, _ words: [String: JSONTree], _ path: String) -> [String] {
        if case .integer(let least)? = words["minimum"], number < Double(least) { return ["\(path): too small"] }
        if case .integer(let most)? = words["maximum"], number > Double(most) { return ["\(path): too large"] }
        return []
    }

    private enum WireTimeText {
        /// RFC 3339 in UTC, as the API writes it.
        static func check(_ text: String) throws {
            let form = try Regex("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,6})?Z")
            guard try form.wholeMatch(in: text) != nil else { throw NoTime() }
        }
    }

    private struct NoTime: Error {}
}
