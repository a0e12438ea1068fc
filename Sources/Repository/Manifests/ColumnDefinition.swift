/// A column as the source describes it.
package struct ColumnDefinition: Codable, Sendable, Hashable {
    package var name: String
    /// 1 is the first column of the table.
    package var ordinal: Int
    /// `information_schema.columns.data_type`, lower case.
    package var dataType: String
    /// With length, sign and members: `int(10) unsigned`, `enum('a','b')`.
    package var columnType: String
    package var characterSet: String?
    package var collation: String?
    package var nullable: Bool
    package var generated: GeneratedColumn
    package var invisible: Bool
    package var unsigned: Bool
    package var zerofill: Bool
    /// Bytes for binary and string types (`character_octet_length`).
    package var length: UInt64?
    /// Digits of DECIMAL, or fractional seconds of temporal types.
    package var precision: UInt32?
    package var scale: UInt32?
    package var defaultValue: String?
    package var extra: String

    package init(
        name: String, ordinal: Int, dataType: String, columnType: String, characterSet: String? = nil,
        collation: String? = nil, nullable: Bool, generated: GeneratedColumn = .none, invisible: Bool = false,
        unsigned: Bool = false, zerofill: Bool = false, length: UInt64? = nil, precision: UInt32? = nil,
        scale: UInt32? = nil, defaultValue: String? = nil, extra: String = ""
    ) {
        self.name = name
        self.ordinal = ordinal
        self.dataType = dataType
        self.columnType = columnType
        self.characterSet = characterSet
        self.collation = collation
        self.nullable = nullable
        self.generated = generated
        self.invisible = invisible
        self.unsigned = unsigned
        self.zerofill = zerofill
        self.length = length
        self.precision = precision
        self.scale = scale
        self.defaultValue = defaultValue
        self.extra = extra
    }
}
