internal import Core
internal import MySQLWire
internal import Repository

/// How one column of a table is read and written.
struct ExportColumn: Sendable {
    enum Form: Sendable, Hashable {
        case signed
        case unsigned
        /// Four digits.
        case year
        case float
        case double
        /// Digits as the server wrote them.
        case decimal
        case date
        case datetime
        case time
        /// UTF-8, as long as it is valid.
        case text
        /// A document of MySQL.
        case json
        /// A character set of which only ASCII is written as text.
        case ascii
        case bits
        case binary
    }

    let definition: ColumnDefinition
    let kind: CanonicalKind
    /// Reads the value; the table has the alias `t`.
    let expression: String
    let form: Form
    let masker: ColumnMasker?

    var name: String { definition.name }

    private static let unicode: Set<String> = ["utf8mb4", "utf8mb3", "utf8"]
    /// Sets in which bytes below 0x80 are ASCII and nothing else.
    private static let ascii: Set<String> = ["latin1", "ascii", "latin2", "cp1250", "cp1251", "cp1256", "cp1257"]

    /// Throws `export.mask` where the mask does not fit the column.
    init(
        _ column: ColumnDefinition, flavour: ServerFlavour, format: RowFormat, mask: ColumnMask?, salt: Secret
    ) throws(TidemarkError) {
        definition = column
        let masker = try mask.map { mask throws(TidemarkError) in try ColumnMasker(mask, column, salt: salt) }
        self.masker = masker
        let codec = ColumnCodec(column, flavour: flavour)
        let own = Self.form(column, flavour)
        let name = "t.\(column.name.quotedIdentifier)"
        let isText = own == .text || own == .ascii || column.characterSet != nil
        switch column.dataType {
        // Members by their numbers are exact; people read their names.
        case "enum" where format == .csv, "set" where format == .csv:
            (kind, expression, form) = (.bytes, "CONVERT(\(name) USING utf8mb4)", .text)
        case "uuid" where format == .csv, "inet6" where format == .csv, "inet4" where format == .csv:
            (kind, expression, form) = (.bytes, "CAST(\(name) AS CHAR)", .text)
        // A mask is put on characters; files for people are in UTF-8 throughout.
        case _ where isText && codec.kind == .bytes && own != .text && (masker != nil || format == .csv):
            (kind, expression, form) = (.bytes, "CONVERT(\(name) USING utf8mb4)", .text)
        default:
            (kind, expression, form) = (codec.kind, codec.expression, own)
        }
    }

    private static func form(_ column: ColumnDefinition, _ flavour: ServerFlavour) -> Form {
        switch column.dataType {
        case "tinyint", "smallint", "mediumint", "int", "integer", "bigint": column.unsigned ? .unsigned : .signed
        case "enum", "set": .unsigned
        case "year": .year
        case "float": .float
        case "double", "real": .double
        case "decimal": .decimal
        case "date": .date
        case "datetime", "timestamp": .datetime
        case "time": .time
        case "bit": .bits
        case "json" where flavour == .mysql: .json
        default:
            switch column.characterSet {
            case let set? where unicode.contains(set): .text
            case let set? where ascii.contains(set): .ascii
            default: .binary
            }
        }
    }
}
