internal import Catalog
internal import Core

/// Reads what `RowText` writes. Tolerates nothing that would not be written so; the writer decides in the end.
struct RowReader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// All values of the one row; nil where there is anything else.
    mutating func row() -> [CatalogValue]? {
        guard take("[") else { return nil }
        var values: [CatalogValue] = []
        guard !take("]") else { return position == bytes.count ? values : nil }
        repeat {
            guard let value = value() else { return nil }
            values.append(value)
        } while take(",")
        return take("]") && position == bytes.count ? values : nil
    }

    private mutating func value() -> CatalogValue? {
        if take("null") { return .null }
        if take("{\"b\":") {
            guard let text = text(), let blob = Base64Bytes(base64: text), take("}") else { return nil }
            return .blob(blob.bytes)
        }
        if take("{\"r\":") {
            guard let text = text(), text.utf8.count == 16, let bits = UInt64(text, radix: 16), take("}") else {
                return nil
            }
            return .real(Double(bitPattern: bits))
        }
        if position < bytes.count, bytes[position] == UInt8(ascii: "\"") { return text().map { .text($0) } }
        return integer().map { .integer($0) }
    }

    private mutating func integer() -> Int64? {
        let start = position
        while position < bytes.count, bytes[position] == UInt8(ascii: "-") || Self.isDigit(bytes[position]) {
            position += 1
        }
        return Int64(String(decoding: bytes[start..<position], as: UTF8.self))
    }

    private mutating func text() -> String? {
        guard take("\"") else { return nil }
        var content: [UInt8] = []
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return String(validating: content, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard let escaped = escaped() else { return nil }
                content.append(escaped)
            default: content.append(byte)
            }
        }
        return nil
    }

    /// What stands behind a backslash.
    private mutating func escaped() -> UInt8? {
        if take("\"") { return UInt8(ascii: "\"") }
        if take("\\") { return UInt8(ascii: "\\") }
        guard take("u00"), position + 2 <= bytes.count,
            let code = Hex.decode(String(decoding: bytes[position..<position + 2], as: UTF8.self))?.first
        else { return nil }
        position += 2
        return code
    }

    private mutating func take(_ text: StaticString) -> Bool {
        let start = position
        let count = text.withUTF8Buffer { wanted in
            bytes[start...].starts(with: wanted) ? wanted.count : 0
        }
        position += count
        return count > 0
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
