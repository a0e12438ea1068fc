internal import Core

/// Reads JSON (RFC 8259) into the tree that configurations are read from, with the lines of the text. Numbers that are no
/// whole numbers become the text they were written as; 3.0 and 3e2 are whole, as JSON Schema has it.
package enum JSONDocument {
    /// Values inside each other.
    package static let depth = 64

    /// Throws `RefusedFields` with the line where the text is no JSON.
    package static func read(_ bytes: [UInt8]) throws -> ConfigValue {
        var reader = JSONReader(bytes)
        return try reader.document()
    }
}

/// One pass over the bytes.
private struct JSONReader {
    private let bytes: [UInt8]
    private var index = 0
    private var line = 1

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func document() throws -> ConfigValue {
        skipSpace()
        let value = try value(depth: 0)
        skipSpace()
        guard index == bytes.count else { throw refused("Something follows behind its end.") }
        return value
    }

    private mutating func value(depth: Int) throws -> ConfigValue {
        guard depth <= JSONDocument.depth else { throw refused("It is nested too deeply.") }
        let start = line
        switch peek {
        case UInt8(ascii: "{")?: return ConfigValue(.map(try members(depth)), line: start)
        case UInt8(ascii: "[")?: return ConfigValue(.list(try elements(depth)), line: start)
        case UInt8(ascii: "\"")?: return ConfigValue(.text(try string()), line: start)
        case UInt8(ascii: "t")?: return ConfigValue(try word("true", .bool(true)), line: start)
        case UInt8(ascii: "f")?: return ConfigValue(try word("false", .bool(false)), line: start)
        case UInt8(ascii: "n")?: return ConfigValue(try word("null", .null), line: start)
        case nil: throw refused("It ends too early.")
        default:
            let kind = try number()
            guard case .text = kind else { return ConfigValue(kind, line: start) }
            return ConfigValue(kind, line: start, isNumeral: true)
        }
    }

    private mutating func members(_ depth: Int) throws -> [ConfigEntry] {
        index += 1
        var entries: [ConfigEntry] = []
        skipSpace()
        if take(UInt8(ascii: "}")) { return entries }
        repeat {
            skipSpace()
            let start = line
            guard peek == UInt8(ascii: "\"") else { throw refused("The name of a member is missing.") }
            let key = try string()
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw refused("A colon is missing behind “\(key)”.") }
            skipSpace()
            entries.append(ConfigEntry(key: key, value: try value(depth: depth + 1), line: start))
            skipSpace()
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "}")) else { throw refused("A comma or } is missing.") }
        return entries
    }

    private mutating func elements(_ depth: Int) throws -> [ConfigValue] {
        index += 1
        var values: [ConfigValue] = []
        skipSpace()
        if take(UInt8(ascii: "]")) { return values }
        repeat {
            skipSpace()
            values.append(try value(depth: depth + 1))
            skipSpace()
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "]")) else { throw refused("A comma or ] is missing.") }
        return values
    }

    private mutating func string() throws -> String {
        index += 1
        var text: [UInt8] = []
        while let byte = peek {
            index += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let string = String(validating: text, as: UTF8.self) else { throw refused("It is not UTF-8.") }
                return string
            case UInt8(ascii: "\\"): try escape(&text)
            case 0..<0x20: throw refused("A control character stands in a text.")
            default: text.append(byte)
            }
        }
        throw refused("A text has no end.")
    }

    private mutating func escape(_ text: inout [UInt8]) throws {
        guard let byte = peek else { throw refused("A text has no end.") }
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "b"): text.append(8)
        case UInt8(ascii: "f"): text.append(12)
        case UInt8(ascii: "n"): text.append(10)
        case UInt8(ascii: "r"): text.append(13)
        case UInt8(ascii: "t"): text.append(9)
        case UInt8(ascii: "u"):
            var code = try unit()
            if (0xD800..<0xDC00).contains(code), take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) {
                let low = try unit()
                guard (0xDC00..<0xE000).contains(low) else { throw refused("Half a character stands in a text.") }
                code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(code) else { throw refused("Half a character stands in a text.") }
            text += Array(String(Character(scalar)).utf8)
        default: throw refused("There is no such escape in JSON.")
        }
    }

    private mutating func unit() throws -> UInt32 {
        guard index + 4 <= bytes.count,
            let pair = Hex.decode(String(decoding: bytes[index..<index + 4], as: UTF8.self))
        else { throw refused("Four hexadecimal digits are missing behind \\u.") }
        index += 4
        return UInt32(pair[0]) << 8 | UInt32(pair[1])
    }

    private mutating func word(_ word: String, _ kind: ConfigValue.Kind) throws -> ConfigValue.Kind {
        guard bytes[index...].starts(with: word.utf8) else { throw refused("It is not JSON.") }
        index += word.utf8.count
        return kind
    }

    private mutating func number() throws -> ConfigValue.Kind {
        let start = index
        _ = take(UInt8(ascii: "-"))
        let first = peek
        guard digits() > 0 else { throw refused("It is not JSON.") }
        guard first != UInt8(ascii: "0") || index - start <= (bytes[start] == UInt8(ascii: "-") ? 2 : 1) else {
            throw refused("A number begins with a zero.")
        }
        var isWhole = true
        if take(UInt8(ascii: ".")) {
            isWhole = false
            guard digits() > 0 else { throw refused("Digits are missing behind a point.") }
        }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            isWhole = false
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            guard digits() > 0 else { throw refused("Digits are missing in an exponent.") }
        }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        if isWhole, let number = Int64(text) { return .integer(number) }
        // Beyond 2^53 a double does not tell one whole number from the next.
        if !isWhole, let number = Double(text), abs(number) < 0x1p53, number == number.rounded() {
            return .integer(Int64(number))
        }
        return .text(text)
    }

    private mutating func digits() -> Int {
        let start = index
        while let byte = peek, (0x30...0x39).contains(byte) { index += 1 }
        return index - start
    }

    private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard peek == byte else { return false }
        index += 1
        return true
    }

    private mutating func skipSpace() {
        while let byte = peek, byte == 0x20 || byte == 9 || byte == 10 || byte == 13 {
            if byte == 10 { line += 1 }
            index += 1
        }
    }

    private func refused(_ message: String) -> RefusedFields {
        RefusedFields(path: "body", line: line, "It is not JSON: \(message)", hint: "Correct it around this line.")
    }
}
