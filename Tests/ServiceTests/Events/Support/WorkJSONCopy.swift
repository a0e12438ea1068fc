import APIModel

/// A value as the catalog gives it back.
enum WorkJSONCopy {
    static func of<Value: Codable>(_ value: Value) throws -> Value {
        try WorkJSON.value(Value.self, in: try WorkJSON.text(value))
    }
}
