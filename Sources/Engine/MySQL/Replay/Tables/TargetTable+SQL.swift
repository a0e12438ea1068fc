internal import Core
internal import MySQLWire
internal import Repository

extension TargetTable {
    /// `INSERT INTO t (a, b) VALUES (?, ?), …`, or REPLACE.
    func insertSQL(_ verb: String, rows: Int) -> String {
        let columns = list.columns.map(\.name.quotedIdentifier).joined(separator: ", ")
        let row = "(" + list.columns.map { _ in "?" }.joined(separator: ", ") + ")"
        return "\(verb) INTO \(name.quoted) (\(columns)) VALUES "
            + repeatElement(row, count: rows).joined(separator: ", ")
    }

    /// `DELETE FROM t WHERE key = ?`.
    var deleteByKeySQL: String { "DELETE FROM \(name.quoted) WHERE \(keyCondition)" }

    /// `UPDATE t SET every column = ? WHERE key = ?`.
    var updateByKeySQL: String {
        "UPDATE \(name.quoted) SET \(assignments) WHERE \(keyCondition)"
    }

    /// Removes so many of the rows that are equal in every column.
    func deleteWholeSQL(_ number: Int64) -> String {
        "DELETE FROM \(name.quoted) WHERE \(wholeCondition) LIMIT \(number)"
    }

    var updateWholeSQL: String { "UPDATE \(name.quoted) SET \(assignments) WHERE \(wholeCondition) LIMIT 1" }

    private var assignments: String {
        list.columns.map { "\($0.name.quotedIdentifier) = ?" }.joined(separator: ", ")
    }

    var keyCondition: String { key.map { equality(list.columns[$0]) }.joined(separator: " AND ") }

    private var wholeCondition: String {
        list.columns.isEmpty ? "TRUE" : list.columns.map(identity).joined(separator: " AND ")
    }

    /// The parameter types of a condition over these columns.
    func conditionTypes(_ columns: [Int]) -> [ParameterType] {
        columns.map { place in
            // JSON is compared byte by byte; everything else is bound as it is written.
            list.columns[place].dataType == "json" ? .blob : list.codecs[place].parameter
        }
    }

    /// Equality by the column's own collation, in a form its index serves: bytes bound without a charset are given the
    /// column's charset and collation without being converted.
    func equality(_ column: ColumnDefinition) -> String {
        let name = column.name.quotedIdentifier
        if let characterSet = column.characterSet, let collation = column.collation, column.dataType != "enum",
            column.dataType != "set", column.dataType != "json"
        {
            return "\(name) = CONVERT(? USING \(characterSet)) COLLATE \(collation)"
        }
        switch column.dataType {
        case "decimal": return "\(name) = CAST(? AS DECIMAL(\(column.precision ?? 65),\(column.scale ?? 0)))"
        case "bit": return "\(name) = CAST(CONV(HEX(?), 16, 10) AS UNSIGNED)"
        case "uuid" where flavour == .mariadb: return "\(name) = CAST(? AS UUID)"
        case "inet6" where flavour == .mariadb: return "\(name) = CAST(? AS INET6)"
        case "inet4" where flavour == .mariadb: return "\(name) = CAST(? AS INET4)"
        default: return "\(name) = ?"
        }
    }

    /// Equality of the value itself, NULL included, blind to collations: for rows without a key.
    func identity(_ column: ColumnDefinition) -> String {
        let name = column.name.quotedIdentifier
        if column.dataType == "enum" || column.dataType == "set" { return "CAST(\(name) AS UNSIGNED) <=> ?" }
        if column.dataType == "json" { return "CAST(CAST(\(name) AS CHAR) AS BINARY) <=> ?" }
        if column.characterSet != nil { return "CAST(\(name) AS BINARY) <=> ?" }
        switch column.dataType {
        case "decimal":
            return "\(name) <=> CAST(? AS DECIMAL(\(column.precision ?? 65),\(column.scale ?? 0)))"
        case "bit": return "CAST(\(name) AS UNSIGNED) <=> CAST(CONV(HEX(?), 16, 10) AS UNSIGNED)"
        case "geometry", "point", "linestring", "polygon", "multipoint", "multilinestring", "multipolygon",
            "geometrycollection", "geomcollection", "vector":
            return "HEX(\(name)) <=> HEX(?)"
        case "uuid" where flavour == .mariadb: return "\(name) <=> CAST(? AS UUID)"
        case "inet6" where flavour == .mariadb: return "\(name) <=> CAST(? AS INET6)"
        case "inet4" where flavour == .mariadb: return "\(name) <=> CAST(? AS INET4)"
        default: return "\(name) <=> ?"
        }
    }
}
