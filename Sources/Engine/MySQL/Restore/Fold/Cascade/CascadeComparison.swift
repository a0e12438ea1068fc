internal import MySQLWire
package import Repository

/// How the server compares the values of a column that is referred to, where that can be done here exactly.
package enum CascadeComparison: Sendable, Equatable {
    /// By the canonical bytes.
    case bytes
    /// Strings by their bytes, `pads` without spaces at their ends.
    case text(pads: Bool)
    /// Strings of printable ASCII whatever their case; of others it is not known.
    case letters(pads: Bool)

    /// What a value is for the purpose of being referred to.
    package enum Value { case known, null, unknown }

    /// Of a foreign key's pair of columns; nil where it is not known, or where the two are not of the same type.
    package init?(_ parent: ColumnDefinition, _ child: ColumnDefinition) {
        guard parent.dataType == child.dataType else { return nil }
        switch parent.dataType {
        case "tinyint", "smallint", "mediumint", "int", "bigint":
            guard parent.unsigned == child.unsigned else { return nil }
            self = .bytes
        case "decimal":
            guard parent.precision == child.precision, parent.scale == child.scale else { return nil }
            self = .bytes
        case "datetime", "timestamp", "time":
            guard parent.precision == child.precision else { return nil }
            self = .bytes
        case "binary":
            guard parent.length == child.length else { return nil }
            self = .bytes
        case "enum", "set":
            guard parent.columnType == child.columnType else { return nil }
            self = .bytes
        case "date", "year", "varbinary", "uuid", "inet6", "inet4": self = .bytes
        case "char", "varchar":
            guard let set = parent.characterSet, let collation = parent.collation, set == child.characterSet,
                collation == child.collation, let known = Self.collation(collation, of: set)
            else { return nil }
            self = known
        default: return nil
        }
    }

    private static func collation(_ name: String, of set: String) -> CascadeComparison? {
        guard ["utf8", "utf8mb3", "utf8mb4", "latin1", "ascii"].contains(set) else { return nil }
        if name.hasSuffix("_bin") { return .text(pads: !name.hasSuffix("nopad_bin") && !name.hasSuffix("_0900_bin")) }
        // Those of single languages may hold letters of ASCII equal, or different from their capitals.
        let padded = ["_general_ci", "_unicode_ci", "_unicode_520_ci", "_uca1400_ai_ci"].map { set + $0 }
        if padded.contains(name) || name == "latin1_swedish_ci" { return .letters(pads: true) }
        let exact = ["_general_nopad_ci", "_unicode_nopad_ci", "_0900_ai_ci", "_uca1400_nopad_ai_ci"].map { set + $0 }
        return exact.contains(name) ? .letters(pads: false) : nil
    }

    /// Appends what is equal for equal values, and for no others; false where that is not known.
    package func append(_ value: UnsafeRawBufferPointer, to bytes: inout [UInt8]) -> Bool {
        let pads: Bool
        switch self {
        case .bytes:
            bytes.append(contentsOf: value)
            return true
        case .text(let own), .letters(let own): pads = own
        }
        guard let prefix = LengthEncoded.decode(value, at: 0) else { return false }
        var text = UnsafeRawBufferPointer(rebasing: value[prefix.end...])
        if pads {
            while let last = text.last, last == 0x20 { text = UnsafeRawBufferPointer(rebasing: text.dropLast()) }
        }
        withUnsafeBytes(of: UInt32(text.count)) { bytes.append(contentsOf: $0) }
        guard case .letters = self else {
            bytes.append(contentsOf: text)
            return true
        }
        for byte in text {
            guard byte >= 0x20, byte < 0x7F else { return false }
            bytes.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
        }
        return true
    }
}
