internal import Core
internal import Foundation

/// JSON as it goes over the wire and into the catalog: keys sorted, so that equal values have equal texts.
package enum WorkJSON {
    package static func text(_ value: some Encodable) throws -> String {
        String(decoding: try bytes(value), as: UTF8.self)
    }

    package static func bytes(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(value))
    }

    /// Throws `usage.invalid` with the path of what is wrong; never repeats a value, which may be secret.
    package static func value<Value: Decodable>(_ type: Value.Type = Value.self, in text: String) throws -> Value {
        try value(type, in: Array(text.utf8))
    }

    package static func value<Value: Decodable>(_ type: Value.Type = Value.self, in bytes: [UInt8]) throws -> Value {
        do {
            return try JSONDecoder().decode(type, from: Data(bytes))
        } catch let error as TidemarkError {
            throw error
        } catch let error as DecodingError {
            throw TidemarkError(.usage, "The JSON cannot be read: \(said(error)).", hint: "See the API's description.")
        }
    }

    private static func said(_ error: DecodingError) -> String {
        if case .dataCorrupted(let context) = error {
            return context.codingPath.isEmpty ? "it is no JSON" : "\(path(context.codingPath)) is not right"
        }
        switch error {
        case .keyNotFound(let key, let context): return "\(path(context.codingPath + [key])) is missing"
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            return "\(path(context.codingPath)) is of another type"
        default: return "it is not right"
        }
    }

    private static func path(_ keys: [any CodingKey]) -> String {
        keys.isEmpty ? "the whole" : keys.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
    }
}
