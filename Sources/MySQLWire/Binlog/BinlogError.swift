/// Why an event could not be read. Enough to file a bug: which event, where in it, and a few of its bytes with
/// everything that could be text masked.
package struct BinlogError: Error, Equatable, Sendable, CustomStringConvertible {
    package enum Kind: Equatable, Sendable {
        /// The event ends before the named part does.
        case truncated
        /// The named part holds a value the format does not have.
        case malformed
        /// The CRC32 at the end of the event does not match its bytes.
        case checksumMismatch
        /// An event type this reader does not know, and that is not marked as ignorable.
        case unknownEvent
        /// An event, type or algorithm that is known and not supported (partial JSON, an encrypted file, …).
        case unsupported
        /// A rows event whose TABLE_MAP was not seen.
        case missingTableMap
        /// Compressed bytes that do not inflate.
        case decompression
        /// The inflated or declared size is above the limit.
        case tooLarge
    }

    package let kind: Kind
    /// The event's type code, where it is known.
    package let eventType: BinlogEventType?
    /// What was being read.
    package let what: String
    /// Offset into the event (or into its inflated rows) in bytes.
    package let offset: Int
    /// Up to 16 bytes around the offset in hexadecimal, bytes that could be text shown as "..".
    package let excerpt: String

    @inline(never)
    package init(
        _ kind: Kind, _ what: String, type: BinlogEventType? = nil, offset: Int = 0,
        in bytes: UnsafeRawBufferPointer? = nil
    ) {
        self.kind = kind
        self.what = what
        self.eventType = type
        self.offset = offset
        excerpt = bytes.map { BinlogError.redacted($0, around: offset) } ?? ""
    }

    package var description: String {
        var text = "\(kind): \(what)"
        if let eventType { text += " in \(eventType)" }
        text += " at offset \(offset)"
        return excerpt.isEmpty ? text : text + " near [\(excerpt)]"
    }

    private static func redacted(_ bytes: UnsafeRawBufferPointer, around offset: Int) -> String {
        let center = min(max(offset, 0), bytes.count)
        let range = max(0, center - 8)..<min(bytes.count, center + 8)
        return range.map { index in
            let byte = bytes[index]
            if byte >= 0x20, byte != 0x7F, byte != 0xFF { return ".." }
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined(separator: " ")
    }
}
