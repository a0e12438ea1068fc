internal import Core
internal import Foundation

/// JSON text of the records kept on the target.
enum RestoreJSON {
    static func encode(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        do {
            return String(decoding: try encoder.encode(value), as: UTF8.self)
        } catch {
            throw TidemarkError(
                .internalDefect, "The record of this restore cannot be written.", hint: "Report this.", cause: error)
        }
    }

    /// Nil where the text is not of this form: then another version has written it.
    static func decode<Value: Decodable>(_ type: Value.Type, _ text: String) -> Value? {
        try? JSONDecoder().decode(type, from: Data(text.utf8))
    }
}
