/// The 16 bytes of a UUID, as two big-endian halves.
package struct UUIDBytes: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
    package let high: UInt64
    package let low: UInt64

    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Nil unless there are exactly 16 bytes.
    package init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == 16 else { return nil }
        high = bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
        low = bytes.dropFirst(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// Reads `8-4-4-4-12` hexadecimal digits of either case; nil for anything else.
    package init?(_ text: some StringProtocol) {
        let characters = Array(text.utf8)
        guard characters.count == 36, [8, 13, 18, 23].allSatisfy({ characters[$0] == UInt8(ascii: "-") }),
            let bytes = Hex.decode(String(decoding: characters.filter { $0 != UInt8(ascii: "-") }, as: UTF8.self))
        else { return nil }
        self.init(bytes)
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let decoded = UUIDBytes(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a UUID")
        }
        self = decoded
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    package static func < (left: UUIDBytes, right: UUIDBytes) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }

    /// The bytes in the order of the text.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        for half in [high, low] {
            for shift in [56, 48, 40, 32, 24, 16, 8, 0] as [UInt64] { bytes.append(UInt8(half >> shift & 0xFF)) }
        }
        return bytes
    }

    package var description: String {
        var text = Hex.encode(bytes)
        for offset in [20, 16, 12, 8] { text.insert("-", at: text.index(text.startIndex, offsetBy: offset)) }
        return text
    }
}
