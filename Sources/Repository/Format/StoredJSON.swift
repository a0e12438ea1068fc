internal import Core
internal import Foundation

/// The JSON of manifests, indexes and records: keys sorted, no white space, times as microseconds.
package enum StoredJSON {
    package static func encode(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(value))
    }

    /// For the objects stored in clear, which people read.
    static func encodeReadable(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        return Array(try encoder.encode(value)) + [UInt8(ascii: "\n")]
    }

    /// Throws `object.damaged` naming the object.
    package static func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8], name: String) throws -> Value
    {
        do {
            return try JSONDecoder().decode(type, from: Data(bytes))
        } catch {
            throw ObjectFailure.damaged(name, "its content is not the JSON expected there", cause: error)
        }
    }

    /// The names of the object's members in `bytes`, also of those that no reader here knows; none where it is no object.
    static func names(in bytes: [UInt8]) -> Set<String> {
        Set(((try? JSONDecoder().decode([String: Anything].self, from: Data(bytes))) ?? [:]).keys)
    }

    private struct Anything: Decodable {
        init(from decoder: any Decoder) throws {}
    }
}
