internal import Foundation

/// How the API's types become JSON and come back, for those who tell themselves what is wrong with a text.
package enum WireJSON {
    /// Members sorted by name, so that equal values have equal bytes.
    package static func bytes(_ value: some Encodable) throws -> [UInt8] { try WorkJSON.bytes(value) }

    /// Throws what the decoder throws.
    package static func value<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws -> Value {
        try JSONDecoder().decode(type, from: Data(bytes))
    }
}
