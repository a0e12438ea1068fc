internal import Catalog
internal import Core

/// A row as one line of JSON: an array of texts, integers, nulls, `{"b":"base64"}` for bytes and `{"r":"hex"}` for the 64
/// bits of a real number. Every row has exactly one such line, and only that one is read.
enum RowText {
    static func line(_ values: [CatalogValue]) -> [UInt8] {
        var bytes: [UInt8] = [UInt8(ascii: "[")]
        for (index, value) in values.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            append(value, to: &bytes)
        }
        bytes.append(UInt8(ascii: "]"))
        return bytes
    }

    /// Nil where the line is not what `line` makes.
    static func values(_ line: [UInt8]) -> [CatalogValue]? {
        var reader = RowReader(line)
        guard let values = reader.row(), Self.line(values) == line else { return nil }
        return values
    }

    private static func append(_ value: CatalogValue, to bytes: inout [UInt8]) {
        switch value {
        case .null: bytes += Array("null".utf8)
        case .integer(let number): bytes += Array(String(number).utf8)
        case .text(let text): append(text: text, to: &bytes)
        case .blob(let blob): bytes += Array("{\"b\":\"\(Base64Bytes(blob))\"}".utf8)
        case .real(let number): bytes += Array("{\"r\":\"\(Self.hex(number.bitPattern))\"}".utf8)
        }
    }

    private static func append(text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case ..<0x20: bytes += Array("\\u00".utf8) + Array(Hex.encode([byte]).utf8)
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func hex(_ bits: UInt64) -> String {
        let digits = String(bits, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
