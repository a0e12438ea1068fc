internal import APIModel

/// Turns schemas into JSON Schema, and collects those with names of their own.
struct SchemaComponents {
    private(set) var schemas: [String: JSONTree] = [:]

    /// A type and everything it is made of.
    mutating func add(_ type: any Described.Type) {
        guard schemas[type.schemaName] == nil else { return }
        // First a place for it, so that a type that holds itself ends.
        schemas[type.schemaName] = .object([:])
        schemas[type.schemaName] = json(type.schema)
    }

    mutating func json(_ schema: Schema) -> JSONTree {
        switch schema {
        case .object(let fields): return object(fields)
        case .map(let schema):
            return .object(["type": .text("object"), "additionalProperties": json(schema)])
        case .list(let schema, let most):
            var list: [String: JSONTree] = ["type": .text("array"), "items": json(schema)]
            if let most { list["maxItems"] = .integer(Int64(most)) }
            return .object(list)
        case .text(let rule): return text(rule)
        case .integer(let range):
            var number: [String: JSONTree] = ["type": .text("integer"), "format": .text("int64")]
            if range.lowerBound > .min { number["minimum"] = .integer(range.lowerBound) }
            if range.upperBound < .max { number["maximum"] = .integer(range.upperBound) }
            return .object(number)
        case .number: return .object(["type": .text("number")])
        case .boolean: return .object(["type": .text("boolean")])
        case .anything(let words): return .object(["description": .text(words)])
        case .freeObject(let words):
            return .object(["type": .text("object"), "description": .text(words)])
        case .either(let schemas): return .object(["anyOf": .list(schemas.map { json($0) })])
        case .type(let type):
            add(type)
            return .object(["$ref": .text("#/components/schemas/\(type.schemaName)")])
        }
    }

    private mutating func object(_ fields: [SchemaField]) -> JSONTree {
        var members: [String: JSONTree] = [:]
        for field in fields {
            // Beside a reference a description is allowed since 3.1.
            guard case .object(var member) = json(field.schema) else { continue }
            member["description"] = .text(field.text)
            members[field.name] = .object(member)
        }
        let required = fields.filter(\.isRequired).map { JSONTree.text($0.name) }
        var object: [String: JSONTree] = [
            "type": .text("object"), "properties": .object(members), "additionalProperties": .bool(false),
        ]
        if !required.isEmpty { object["required"] = .list(required) }
        return .object(object)
    }

    private func text(_ rule: TextRule) -> JSONTree {
        var text: [String: JSONTree] = ["type": .text("string")]
        if let format = rule.format { text["format"] = .text(format) }
        if let pattern = rule.pattern { text["pattern"] = .text(pattern) }
        if rule.least > 0 { text["minLength"] = .integer(Int64(rule.least)) }
        if let most = rule.most { text["maxLength"] = .integer(Int64(most)) }
        if !rule.words.isEmpty { text["enum"] = .list(rule.words.map { .text($0) }) }
        return .object(text)
    }
}
