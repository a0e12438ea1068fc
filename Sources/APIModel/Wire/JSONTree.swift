/// Any JSON: what has a form of its own elsewhere, such as a plan or a job's progress.
package indirect enum JSONTree: Hashable, Sendable {
    case null
    case bool(Bool)
    case integer(Int64)
    case number(Double)
    case text(String)
    case list([JSONTree])
    case object([String: JSONTree])

    /// The member of an object.
    package subscript(key: String) -> JSONTree? {
        guard case .object(let members) = self else { return nil }
        return members[key]
    }
}

extension JSONTree: Codable {
    package init(from decoder: any Decoder) throws {
        if let map = try? decoder.container(keyedBy: MemberKey.self) {
            var members: [String: JSONTree] = [:]
            for key in map.allKeys { members[key.stringValue] = try map.decode(JSONTree.self, forKey: key) }
            self = .object(members)
        } else if var list = try? decoder.unkeyedContainer() {
            var values: [JSONTree] = []
            while !list.isAtEnd { values.append(try list.decode(JSONTree.self)) }
            self = .list(values)
        } else {
            let scalar = try decoder.singleValueContainer()
            if scalar.decodeNil() {
                self = .null
            } else if let value = try? scalar.decode(Bool.self) {
                self = .bool(value)
            } else if let value = try? scalar.decode(Int64.self) {
                self = .integer(value)
            } else if let value = try? scalar.decode(Double.self) {
                self = .number(value)
            } else {
                self = .text(try scalar.decode(String.self))
            }
        }
    }

    package func encode(to encoder: any Encoder) throws {
        switch self {
        case .object(let members):
            var map = encoder.container(keyedBy: MemberKey.self)
            for (key, value) in members { try map.encode(value, forKey: MemberKey(stringValue: key)) }
        case .list(let values):
            var list = encoder.unkeyedContainer()
            for value in values { try list.encode(value) }
        case .null:
            var scalar = encoder.singleValueContainer()
            try scalar.encodeNil()
        case .bool(let value):
            var scalar = encoder.singleValueContainer()
            try scalar.encode(value)
        case .integer(let value):
            var scalar = encoder.singleValueContainer()
            try scalar.encode(value)
        case .number(let value):
            var scalar = encoder.singleValueContainer()
            try scalar.encode(value)
        case .text(let value):
            var scalar = encoder.singleValueContainer()
            try scalar.encode(value)
        }
    }

    private struct MemberKey: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}
