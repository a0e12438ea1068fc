internal import Core
internal import MySQLWire
internal import Repository

/// Canonical values of one column as SQL that does not depend on any character set: exactly the bytes the row had.
struct ValueSQL {
    private enum Form {
        case number, real, quoted, list, bit, json, bytes
    }

    /// How the stored value is compared byte for byte, NULL included.
    private enum Identity {
        case plain, unsigned, binary, json, hex
        case cast(String)
    }

    let name: String
    let isKey: Bool
    let column: ColumnDefinition
    private let kind: CanonicalKind
    private let form: Form
    private let identity: Identity

    init(_ column: ColumnDefinition, kind: CanonicalKind, isKey: Bool, flavour: ServerFlavour) {
        self.column = column
        self.kind = kind
        self.isKey = isKey
        name = column.name.quotedIdentifier
        switch column.dataType {
        case "enum", "set": (form, identity) = (.list, .unsigned)
        case "bit": (form, identity) = (.bit, .unsigned)
        case "decimal": (form, identity) = (.number, .plain)
        case "json" where flavour == .mysql: (form, identity) = (.json, .json)
        case "uuid" where flavour == .mariadb: (form, identity) = (.bytes, .cast("UUID"))
        case "inet6" where flavour == .mariadb: (form, identity) = (.bytes, .cast("INET6"))
        case "inet4" where flavour == .mariadb: (form, identity) = (.bytes, .cast("INET4"))
        case "geometry", "point", "linestring", "polygon", "multipoint", "multilinestring", "multipolygon",
            "geometrycollection", "geomcollection", "vector":
            (form, identity) = (.bytes, .hex)
        default:
            switch kind {
            case .int1, .int2, .int4, .int8: (form, identity) = (.number, .plain)
            case .float, .double: (form, identity) = (.real, .plain)
            case .date, .datetime, .time: (form, identity) = (.quoted, .plain)
            case .bytes: (form, identity) = (.bytes, column.characterSet == nil ? .plain : .binary)
            }
        }
    }

    /// The value as an INSERT or SET takes it.
    func append(_ value: UnsafeRawBufferPointer?, to sql: inout [UInt8]) {
        guard let value else { return Self.append("NULL", to: &sql) }
        switch form {
        case .number, .real, .quoted, .list, .bit: appendPlain(value, to: &sql)
        case .bytes: Self.append(hex: value, to: &sql)
        case .json: appendJSON(value, to: &sql)
        }
    }

    /// A condition that holds for this very value alone.
    func appendCondition(_ value: UnsafeRawBufferPointer?, to sql: inout [UInt8]) {
        guard let value else { return Self.append("\(name) IS NULL", to: &sql) }
        switch identity {
        case .plain: appendEqual(name, value, to: &sql)
        case .unsigned: appendEqual("CAST(\(name) AS UNSIGNED)", value, to: &sql)
        case .binary:
            if isKey, let set = column.characterSet, let collation = column.collation {
                // In a form that the key's index serves.
                Self.append("\(name) = CONVERT(", to: &sql)
                Self.append(hex: value, to: &sql)
                Self.append(" USING \(set)) COLLATE \(collation) AND ", to: &sql)
            }
            Self.append("CAST(\(name) AS BINARY) = ", to: &sql)
            Self.append(hex: value, to: &sql)
        case .json:
            Self.append("CAST(CAST(\(name) AS CHAR) AS BINARY) = ", to: &sql)
            Self.append(hex: value, to: &sql)
        case .hex:
            Self.append("HEX(\(name)) = HEX(", to: &sql)
            Self.append(hex: value, to: &sql)
            Self.append(")", to: &sql)
        case .cast(let type):
            Self.append("\(name) = CAST(", to: &sql)
            Self.append(hex: value, to: &sql)
            Self.append(" AS \(type))", to: &sql)
        }
    }

    private func appendEqual(_ left: String, _ value: UnsafeRawBufferPointer, to sql: inout [UInt8]) {
        Self.append(left + " = ", to: &sql)
        append(value, to: &sql)
    }

    private func appendPlain(_ value: UnsafeRawBufferPointer, to sql: inout [UInt8]) {
        if form == .bit { return Self.append(String(value.reduce(0) { $0 << 8 | UInt64($1) }), to: &sql) }
        let text = ValueText.plain(value, kind, column) ?? "NULL"
        switch form {
        case .quoted: Self.append("'\(text)'", to: &sql)
        // An exponent makes it a DOUBLE for the server; without one it would be a DECIMAL, which has no -0.
        case .real: Self.append(text.contains("e") ? text : text + "e0", to: &sql)
        default: Self.append(text, to: &sql)
        }
    }

    /// JSON is parsed by the server; numbers it would read as DOUBLEs are put into the document as DECIMALs.
    private func appendJSON(_ value: UnsafeRawBufferPointer, to sql: inout [UInt8]) {
        let decimals = JSONNumbers.decimals(in: value)
        if decimals.isEmpty {
            Self.append("CONVERT(", to: &sql)
            Self.append(hex: value, to: &sql)
            return Self.append(" USING utf8mb4)", to: &sql)
        }
        Self.append("JSON_REPLACE(CAST(CONVERT(", to: &sql)
        Self.append(hex: value, to: &sql)
        Self.append(" USING utf8mb4) AS JSON)", to: &sql)
        for number in decimals {
            let (digits, scale) = number.precision
            Self.append(
                ", CONVERT(\(number.path.quotedHexLiteral) USING utf8mb4), CAST('\(number.text)' AS"
                    + " DECIMAL(\(min(65, digits)),\(min(30, scale))))", to: &sql)
        }
        Self.append(")", to: &sql)
    }

    private static let digits = Array("0123456789ABCDEF".utf8)

    private static func append(hex value: UnsafeRawBufferPointer, to sql: inout [UInt8]) {
        sql.reserveCapacity(sql.count + 2 * value.count + 3)
        sql += [UInt8(ascii: "x"), UInt8(ascii: "'")]
        for byte in value {
            sql.append(digits[Int(byte >> 4)])
            sql.append(digits[Int(byte & 15)])
        }
        sql.append(UInt8(ascii: "'"))
    }

    static func append(_ text: String, to sql: inout [UInt8]) { sql += text.utf8 }
}
