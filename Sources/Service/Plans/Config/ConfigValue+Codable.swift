extension ConfigValue: Codable {
    /// Members of maps come sorted by key, as decoders know no order.
    package init(from decoder: any Decoder) throws {
        if let map = try? decoder.container(keyedBy: MemberKey.self) {
            let entries = try map.allKeys.sorted { $0.stringValue < $1.stringValue }.map {
                ConfigEntry(key: $0.stringValue, value: try map.decode(ConfigValue.self, forKey: $0))
            }
            self.init(.map(entries))
        } else if var list = try? decoder.unkeyedContainer() {
            var values: [ConfigValue] = []
            while !list.isAtEnd { values.append(try list.decode(ConfigValue.self)) }
            self.init(.list(values))
        } else {
            let scalar = try decoder.singleValueContainer()
            if scalar.decodeNil() {
                self.init(.null)
            } else if let value = try? scalar.decode(Bool.self) {
                self.init(.bool(value))
            } else if let value = try? scalar.decode(Int64.self) {
                self.init(.integer(value))
            } else if let value = try? scalar.decode(Double.self) {
                self.init(.text("\(value)"))
            } else {
                self.init(.text(try scalar.decode(String.self)))
            }
        }
    }

    package func encode(to encoder: any Encoder) throws {
        switch kind {
        case .map(let entries):
            var map = encoder.container(keyedBy: MemberKey.self)
            for entry in entries { try map.encode(entry.value, forKey: MemberKey(stringValue: entry.key)) }
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
