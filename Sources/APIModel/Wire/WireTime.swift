package import Core

/// An instant as the API writes it: RFC 3339 in UTC, to the microsecond.
package struct WireTime: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let timestamp: Timestamp

    package init(_ timestamp: Timestamp) { self.timestamp = timestamp }

    package static func < (left: WireTime, right: WireTime) -> Bool { left.timestamp < right.timestamp }

    package var description: String { timestamp.description }
}

extension WireTime: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let timestamp = try? Timestamp(parsing: text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "“\(text)” is not a time")
        }
        self.init(timestamp)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
