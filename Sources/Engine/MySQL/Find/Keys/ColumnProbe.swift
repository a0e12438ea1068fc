internal import Core
import Glibc
internal import MySQLWire
internal import Repository

/// Compares one column's canonical values with a value as a user types it.
struct ColumnProbe: Sendable {
    private enum Rule: Sendable {
        case null
        /// One of these values, byte for byte.
        case bytes([[UInt8]])
        /// The same number, whatever zeros are written.
        case decimal(String)
        /// The same date or time, whatever fraction is written.
        case temporal(String, CanonicalKind)
        case text(TextProbe)
    }

    private let rule: Rule
    private let column: ColumnDefinition

    /// Throws `usage.invalid` where the text is no value of the column's type. `0x…` stands for bytes.
    init(_ text: String, _ column: ColumnDefinition, flavour: ServerFlavour) throws(TidemarkError) {
        self.column = column
        let kind = ColumnCodec(column, flavour: flavour).kind
        guard let rule = text == "NULL" ? .null : Self.rule(text, column, kind, flavour) else {
            throw TidemarkError(
                .usage, "\"\(text)\" is no value of the column \(column.name), which is \(column.columnType).",
                hint: "Write it as the server prints it, or as 0x and its bytes in hexadecimal.")
        }
        self.rule = rule
    }

    /// nil stands for NULL.
    func matches(_ value: UnsafeRawBufferPointer?) -> Bool {
        guard let value else {
            if case .null = rule { return true }
            return false
        }
        switch rule {
        case .null: return false
        case .bytes(let wanted): return wanted.contains { $0.elementsEqual(value) }
        case .decimal(let wanted): return Self.plainDecimal(String(decoding: value, as: UTF8.self)) == wanted
        case .temporal(let wanted, let kind):
            return ValueText.plain(value, kind, column).map(Self.plainTime) == wanted
        case .text(let probe): return probe.matches(value)
        }
    }

    private static func rule(
        _ text: String, _ column: ColumnDefinition, _ kind: CanonicalKind, _ flavour: ServerFlavour
    ) -> Rule? {
        switch kind {
        case .int1, .int2, .int4, .int8: return integer(text, column, kind).map { .bytes([$0]) }
        case .float:
            guard let value = Float(text) else { return nil }
            return .bytes((value == 0 ? [0.0, -0.0] : [value]).map { bytes($0.bitPattern) })
        case .double:
            guard let value = Double(text) else { return nil }
            return .bytes((value == 0 ? [0.0, -0.0] : [value]).map { bytes($0.bitPattern) })
        case .date, .datetime, .time:
            guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || "-: .TZ".utf8.contains($0) }) else { return nil }
            var written = plainTime(text)
            if kind == .datetime, !written.contains(":") { written += " 00:00:00" }
            return .temporal(written, kind)
        case .bytes: return string(text, column, flavour)
        }
    }

    private static func string(_ text: String, _ column: ColumnDefinition, _ flavour: ServerFlavour) -> Rule? {
        let raw = text.hasPrefix("0x") ? Hex.decode(text.dropFirst(2)) : nil
        switch column.dataType {
        case "decimal": return Double(text) == nil ? nil : .decimal(plainDecimal(text))
        case "uuid" where flavour == .mariadb:
            guard let bytes = raw ?? Hex.decode(text.filter { $0 != "-" }), bytes.count == 16 else { return nil }
            return .bytes([bytes])
        case "inet6" where flavour == .mariadb: return (raw ?? address(text, AF_INET6, 16)).map { .bytes([$0]) }
        case "inet4" where flavour == .mariadb: return (raw ?? address(text, AF_INET, 4)).map { .bytes([$0]) }
        case "bit":
            guard let number = raw.map({ $0.reduce(0) { $0 << 8 | UInt64($1) } }) ?? UInt64(text) else { return nil }
            // As many bytes as the column has bits.
            return .bytes(
                (1...8).map { width in
                    (0..<width).map { UInt8(truncatingIfNeeded: number >> (8 * UInt64(width - 1 - $0))) }
                }
                .filter { $0.reduce(0) { $0 << 8 | UInt64($1) } == number })
        case "binary":
            // Padded with zeros to its length.
            let bytes = raw ?? Array(text.utf8)
            let length = Int(column.length ?? 0)
            return .bytes([bytes + Array(repeating: 0, count: max(0, length - bytes.count))])
        default: break
        }
        if let raw { return .bytes([raw]) }
        guard column.characterSet != nil, column.characterSet != "binary" else { return .bytes([Array(text.utf8)]) }
        return .text(TextProbe(text, column))
    }

    private static func integer(_ text: String, _ column: ColumnDefinition, _ kind: CanonicalKind) -> [UInt8]? {
        guard let width = kind.fixedWidth else { return nil }
        let number: Int128?
        if let members = ListMembers(column) {
            number = members.number(of: text).map { Int128($0) }
        } else {
            number = Int128(text)
        }
        let isUnsigned = column.unsigned || ["year", "enum", "set"].contains(column.dataType)
        let bits = Int128(8 * width)
        guard let number,
            isUnsigned ? number >= 0 && number < 1 << bits : number >= -(1 << (bits - 1)) && number < 1 << (bits - 1)
        else { return nil }
        return (0..<width).map { UInt8(truncatingIfNeeded: number >> Int128(8 * $0)) }
    }

    private static func bytes(_ value: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: value.littleEndian) { Array($0) }
    }

    private static func address(_ text: String, _ family: Int32, _ size: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: size)
        return inet_pton(family, text, &bytes) == 1 ? bytes : nil
    }

    /// Without a plus, leading zeros, and zeros at the end of a fraction.
    static func plainDecimal(_ text: String) -> String {
        var digits = text[...]
        let isNegative = digits.first == "-"
        if isNegative || digits.first == "+" { digits = digits.dropFirst() }
        let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let whole = parts[0].drop { $0 == "0" }
        var fraction = parts.count > 1 ? parts[1] : ""
        while fraction.last == "0" { fraction = fraction.dropLast() }
        let plain = (whole.isEmpty ? "0" : String(whole)) + (fraction.isEmpty ? "" : "." + fraction)
        return isNegative && plain != "0" ? "-" + plain : plain
    }

    /// Without zeros at the end of a fraction, and with a space between date and time.
    static func plainTime(_ text: String) -> String {
        var text = text.replacing("T", with: " ").replacing("Z", with: "")
        guard text.contains(".") else { return text }
        while text.last == "0" { text.removeLast() }
        if text.last == "." { text.removeLast() }
        return text
    }
}
