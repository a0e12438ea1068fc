internal import Core
package import MySQLWire
package import Repository

/// One part of the key a table is walked by: how its values are read, compared and bound.
///
/// Values are compared by the server alone, in the column's own collation, and travel as the canonical bytes they came
/// in. Every marker gives its parameter an explicit type: left to itself the server compares a DECIMAL with a
/// parameter as floating point numbers, or text as bytes, and a boundary that sorts elsewhere loses rows.
package struct KeyColumn: Sendable, Hashable {
    package let name: String
    package let codec: ColumnCodec
    package let isDescending: Bool
    /// The parameter with its type, to be compared with the column.
    package let marker: String
    /// Whether bytes of the column may be no text of its character set, which the marker would then change.
    package let isText: Bool
    /// Whether bytes below 0x80 stand for ASCII in the column's character set.
    package let isASCIICompatible: Bool
    package let isInteger: Bool
    package let isUnsigned: Bool

    /// nil for types whose order or equality a parameter cannot express: BIT, JSON, geometry, vectors.
    ///
    /// MariaDB's UUID as well: seen on 10.11, its comparisons disagree with its index as soon as UUIDs of different
    /// versions meet, and `a > x` and `a <= x` together do not give all rows. Such a table is read in one statement.
    package init?(_ column: ColumnDefinition, isDescending: Bool, flavour: ServerFlavour) {
        name = "t.\(column.name.quotedIdentifier)"
        codec = ColumnCodec(column, flavour: flavour)
        self.isDescending = isDescending
        isUnsigned = column.unsigned
        var text = false
        var integer = false
        switch column.dataType {
        case "tinyint", "smallint", "mediumint", "int", "integer", "bigint":
            integer = true
            marker = "?"
        case "year", "float", "double", "real", "date", "datetime", "timestamp", "time", "binary", "varbinary",
            "tinyblob", "blob", "mediumblob", "longblob":
            marker = "?"
        case "decimal":
            marker = "CAST(? AS DECIMAL(\(column.precision ?? 10),\(column.scale ?? 0)))"
        case "enum", "set":
            marker = "CAST(? AS UNSIGNED)"
        case "inet6", "inet4":
            guard flavour == .mariadb else { return nil }
            marker = "CAST(? AS \(column.dataType.uppercased()))"
        case "char", "varchar", "tinytext", "text", "mediumtext", "longtext":
            guard let set = column.characterSet, let collation = column.collation else { return nil }
            text = true
            // Through BINARY, so that the bytes are taken for the column's and not converted from the session's set.
            marker = "CONVERT(CAST(? AS BINARY) USING \(set)) COLLATE \(collation)"
        default:
            return nil
        }
        isText = text
        isInteger = integer
        let wide = ["ucs2", "utf16", "utf16le", "utf32"]
        isASCIICompatible = !wide.contains(column.characterSet ?? "")
    }
}
