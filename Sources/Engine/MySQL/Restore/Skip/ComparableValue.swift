internal import Foundation
internal import MySQLWire
internal import Repository

/// A column's values as bytes that are the same where the server holds two values equal.
///
/// Where a collation ignores letter case, accents or width, all of them are ignored here: two values may be held the same
/// that the server tells apart, but hardly the other way round.
struct ComparableValue: Sendable {
    private enum Rule: Sendable {
        case exact
        case fraction
        case decimal
        case text(characterSet: String, isBinary: Bool, isASCIICompatible: Bool)
    }

    private let rule: Rule
    /// Characters, or bytes, that count; nil for all.
    private let prefix: Int?

    init(_ column: ColumnDefinition, _ kind: CanonicalKind, prefix: Int? = nil) {
        self.prefix = prefix
        switch kind {
        case .float, .double: rule = .fraction
        case .bytes where column.dataType == "decimal": rule = .decimal
        case .bytes:
            if let set = column.characterSet, set != "binary" {
                rule = .text(
                    characterSet: set, isBinary: column.collation?.hasSuffix("_bin") ?? false,
                    isASCIICompatible: !["ucs2", "utf16", "utf16le", "utf32"].contains(set))
            } else {
                rule = .exact
            }
        default: rule = .exact
        }
    }

    /// Appends the value with its length.
    func append(_ value: UnsafeRawBufferPointer, to bytes: inout [UInt8]) {
        let start = bytes.count
        bytes.append(contentsOf: [0, 0, 0, 0])
        switch rule {
        case .exact: bytes.append(contentsOf: value.prefix(prefix ?? value.count))
        case .fraction:
            // −0.0 equals 0.0.
            let isZero = value.dropLast().allSatisfy { $0 == 0 } && (value.last ?? 0) & 0x7F == 0
            bytes.append(contentsOf: isZero ? [0] : Array(value))
        case .decimal: bytes += ColumnProbe.plainDecimal(String(decoding: value, as: UTF8.self)).utf8
        case .text(let set, let isBinary, let isASCIICompatible):
            if isASCIICompatible, value.allSatisfy({ $0 < 0x80 }) {
                for byte in value.prefix(prefix ?? value.count) {
                    bytes.append(!isBinary && (0x41...0x5A).contains(byte) ? byte + 0x20 : byte)
                }
            } else if let text = CharacterSetText.decode(value, set) {
                bytes += Self.folded(prefix.map { String(text.unicodeScalars.prefix($0)) } ?? text, isBinary).utf8
            } else {
                bytes.append(contentsOf: value)
            }
            while bytes.count > start + 4, bytes.last == 0x20 { bytes.removeLast() }
        }
        var length = UInt32(truncatingIfNeeded: bytes.count - start - 4)
        for place in 0..<4 {
            bytes[start + place] = UInt8(truncatingIfNeeded: length)
            length >>= 8
        }
    }

    private static func folded(_ text: String, _ isBinary: Bool) -> String {
        isBinary
            ? text
            : text.folding(options: [.caseInsensitive, .widthInsensitive, .diacriticInsensitive], locale: nil)
                .replacing("ß", with: "ss")
    }
}
