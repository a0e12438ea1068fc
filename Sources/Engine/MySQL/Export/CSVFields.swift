internal import Core
internal import MySQLWire

/// Values as fields of comma-separated values (RFC 4180), in UTF-8 and UTC. NULL is an empty field, an empty text `""`; bytes
/// that are no text are hexadecimal behind `0x`.
enum CSVFields {
    static func append(_ value: UnsafeRawBufferPointer, _ form: ExportColumn.Form, to bytes: inout [UInt8]) {
        switch form {
        case .signed: CanonicalText.append(signed: CanonicalText.signed(value), to: &bytes)
        case .unsigned: CanonicalText.append(digits: CanonicalText.unsigned(value), width: 1, to: &bytes)
        case .year: CanonicalText.append(digits: CanonicalText.unsigned(value), width: 4, to: &bytes)
        case .float:
            bytes += Float(bitPattern: UInt32(truncatingIfNeeded: CanonicalText.unsigned(value))).description.utf8
        case .double: bytes += Double(bitPattern: CanonicalText.unsigned(value)).description.utf8
        case .decimal: bytes.append(contentsOf: value)
        case .date, .datetime: CanonicalText.appendDate(value, withTime: form == .datetime, to: &bytes)
        case .time: CanonicalText.appendTime(value, to: &bytes)
        case .text, .json, .ascii: appendText(value, to: &bytes)
        case .bits, .binary:
            bytes += "0x".utf8
            SQLLiterals.appendDigits(value, to: &bytes)
        }
    }

    static func append(_ value: ColumnMasker.Value, to bytes: inout [UInt8]) {
        switch value {
        case .null: break
        case .text(let text): text.withUnsafeBytes { appendText($0, to: &bytes) }
        case .integer(let number): CanonicalText.append(digits: number, width: 1, to: &bytes)
        case .binary(let value): value.withUnsafeBytes { append($0, .binary, to: &bytes) }
        }
    }

    static func appendText(_ value: UnsafeRawBufferPointer, to bytes: inout [UInt8]) {
        let quote = UInt8(ascii: "\"")
        bytes.append(quote)
        for byte in value {
            if byte == quote { bytes.append(quote) }
            bytes.append(byte)
        }
        bytes.append(quote)
    }
}
