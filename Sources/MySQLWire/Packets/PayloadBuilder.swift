/// Builds the payload of a small packet.
package struct PayloadBuilder {
    package private(set) var bytes: [UInt8] = []

    package init(command: UInt8? = nil, capacity: Int = 64) {
        bytes.reserveCapacity(capacity)
        if let command { bytes.append(command) }
    }

    package mutating func append(_ value: UInt8) { bytes.append(value) }
    package mutating func append(_ value: UInt16) { append(UInt64(value), width: 2) }
    package mutating func append(_ value: UInt32) { append(UInt64(value), width: 4) }
    package mutating func append(_ value: UInt64) { append(value, width: 8) }

    package mutating func append(_ value: UInt64, width: Int) {
        for index in 0..<width { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * UInt64(index)))) }
    }

    package mutating func append(contentsOf content: some Sequence<UInt8>) { bytes.append(contentsOf: content) }
    package mutating func appendZeros(_ count: Int) { bytes.append(contentsOf: repeatElement(0, count: count)) }

    package mutating func appendNullTerminated(_ text: String) {
        bytes.append(contentsOf: text.utf8)
        bytes.append(0)
    }

    package mutating func appendLengthEncoded(_ value: UInt64) { LengthEncoding.append(value, to: &bytes) }

    package mutating func appendLengthEncoded(bytes content: [UInt8]) {
        appendLengthEncoded(UInt64(content.count))
        bytes.append(contentsOf: content)
    }

    /// One byte of length, then the text, which is cut to what one byte can count.
    package mutating func appendShortPrefixed(_ text: String) {
        let content = Array(text.utf8.prefix(255))
        bytes.append(UInt8(content.count))
        bytes.append(contentsOf: content)
    }
}

/// The protocol's integers of 1, 3, 4 or 9 bytes.
enum LengthEncoding {
    static func append(_ value: UInt64, to bytes: inout [UInt8]) {
        let width: Int
        switch value {
        case ..<0xFB:
            bytes.append(UInt8(value))
            return
        case ...0xFFFF: (width, _) = (2, bytes.append(0xFC))
        case ...0xFF_FFFF: (width, _) = (3, bytes.append(0xFD))
        default: (width, _) = (8, bytes.append(0xFE))
        }
        for index in 0..<width { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * UInt64(index)))) }
    }

    /// How many bytes `value` takes.
    static func width(_ value: UInt64) -> Int {
        switch value {
        case ..<0xFB: 1
        case ...0xFFFF: 3
        case ...0xFF_FFFF: 4
        default: 9
        }
    }
}
