internal import Core
internal import MySQLWire

/// Values as the literals of a statement, read under `sql_mode = 'NO_AUTO_VALUE_ON_ZERO'`, in UTF-8 and the time zone UTC.
enum SQLLiterals {
    static func append(_ value: UnsafeRawBufferPointer, _ form: ExportColumn.Form, to bytes: inout [UInt8]) {
        switch form {
        case .signed: CanonicalText.append(signed: CanonicalText.signed(value), to: &bytes)
        case .unsigned: CanonicalText.append(digits: CanonicalText.unsigned(value), width: 1, to: &bytes)
        case .year: CanonicalText.append(digits: CanonicalText.unsigned(value), width: 4, to: &bytes)
        // The text of the same value as a double: read as a double and rounded, it gives the same float again.
        case .float:
            append(Double(Float(bitPattern: UInt32(truncatingIfNeeded: CanonicalText.unsigned(value)))), to: &bytes)
        case .double: append(Double(bitPattern: CanonicalText.unsigned(value)), to: &bytes)
        case .decimal: appendText(value, to: &bytes)
        case .date, .datetime:
            bytes.append(quote)
            CanonicalText.appendDate(value, withTime: form == .datetime, to: &bytes)
            bytes.append(quote)
        case .time:
            bytes.append(quote)
            CanonicalText.appendTime(value, to: &bytes)
            bytes.append(quote)
        case .text:
            if isUTF8(value) { appendText(value, to: &bytes) } else { appendHex(value, to: &bytes) }
        case .json: appendDocument(value, to: &bytes)
        case .ascii:
            if value.allSatisfy({ $0 < 0x80 }) { appendText(value, to: &bytes) } else { appendHex(value, to: &bytes) }
        // A number to columns of bits, and not a text.
        case .bits:
            bytes += "0x".utf8
            appendDigits(value, to: &bytes)
        case .binary: appendHex(value, to: &bytes)
        }
    }

    static func append(_ value: ColumnMasker.Value, to bytes: inout [UInt8]) {
        switch value {
        case .null: bytes += "NULL".utf8
        case .text(let text): text.withUnsafeBytes { appendText($0, to: &bytes) }
        case .integer(let number): CanonicalText.append(digits: number, width: 1, to: &bytes)
        case .binary(let value): value.withUnsafeBytes { appendHex($0, to: &bytes) }
        }
    }

    private static let quote = UInt8(ascii: "'")
    private static let backslash = UInt8(ascii: "\\")

    /// With an exponent: without one the server reads a decimal number, which has no −0.
    private static func append(_ number: Double, to bytes: inout [UInt8]) {
        let text = number.description
        bytes += (text.contains("e") ? text : text + "e0").utf8
    }

    private static func isUTF8(_ value: UnsafeRawBufferPointer) -> Bool {
        value.allSatisfy { $0 < 0x80 } || String(validating: value, as: UTF8.self) != nil
    }

    /// What clients change on the way (line ends, zero bytes) is escaped as well.
    private static func appendText(_ value: UnsafeRawBufferPointer, to bytes: inout [UInt8]) {
        bytes.append(quote)
        var begin = 0
        for (index, byte) in value.enumerated() {
            let escape: UInt8
            switch byte {
            case 0: escape = UInt8(ascii: "0")
            case 0x0A: escape = UInt8(ascii: "n")
            case 0x0D: escape = UInt8(ascii: "r")
            case 0x1A: escape = UInt8(ascii: "Z")
            case quote, backslash: escape = byte
            default: continue
            }
            bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: value[begin..<index]))
            bytes.append(backslash)
            bytes.append(escape)
            begin = index + 1
        }
        bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: value[begin...]))
        bytes.append(quote)
    }

    /// Numbers that the server's parser would read as others are put into the document as DECIMALs.
    private static func appendDocument(_ value: UnsafeRawBufferPointer, to bytes: inout [UInt8]) {
        let numbers = JSONNumbers.decimals(in: value)
        guard !numbers.isEmpty else { return appendText(value, to: &bytes) }
        bytes += "JSON_REPLACE(CAST(".utf8
        appendText(value, to: &bytes)
        bytes += " AS JSON)".utf8
        for number in numbers {
            let (digits, scale) = number.precision
            bytes += ", ".utf8
            Array(number.path.utf8).withUnsafeBytes { appendText($0, to: &bytes) }
            bytes += ", CAST('\(number.text)' AS DECIMAL(\(min(65, digits)),\(min(30, scale))))".utf8
        }
        bytes.append(UInt8(ascii: ")"))
    }

    private static func appendHex(_ value: UnsafeRawBufferPointer, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "x"))
        bytes.append(quote)
        appendDigits(value, to: &bytes)
        bytes.append(quote)
    }

    static func appendDigits(_ value: UnsafeRawBufferPointer, to bytes: inout [UInt8]) {
        for byte in value {
            bytes.append(digit(byte >> 4))
            bytes.append(digit(byte & 15))
        }
    }

    private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }
}
