import APIModel

/// A value of a described type, as text.
struct WireSample: Sendable {
    let name: String
    let text: String
    /// It has every field the type knows.
    let isFull: Bool
    /// Reads a text as the type and writes it again.
    let again: @Sendable (String) throws -> String

    init<Value: Described>(_ value: Value, isFull: Bool = true) {
        name = Value.schemaName
        text = (try? WorkJSON.text(value)) ?? ""
        self.isFull = isFull
        again = { try WorkJSON.text(try WorkJSON.value(Value.self, in: $0)) }
    }
}
