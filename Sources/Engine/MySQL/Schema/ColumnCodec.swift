internal import Core
package import MySQLWire
package import Repository

/// How one column's values travel: the canonical kind, the expression that reads them and the type that binds them.
///
/// Everything here is the server's own binary form of the value, except where that form hides the value (ENUM and SET
/// arrive as text that cannot tell a wrong member from an empty one) or decorates it (ZEROFILL).
package struct ColumnCodec: Sendable, Hashable {
    package let kind: CanonicalKind
    /// Reads the value in its canonical form; the column is qualified with `t`.
    package let expression: String
    /// Takes the canonical value as a statement's parameter.
    package let parameter: ParameterType

    package init(_ column: ColumnDefinition, flavour: ServerFlavour) {
        let name = "t.\(column.name.quotedIdentifier)"
        func integer(_ kind: CanonicalKind, _ type: ParameterType) -> (CanonicalKind, String, ParameterType) {
            (kind, name, column.unsigned ? type.unsigned : type)
        }
        (kind, expression, parameter) =
            switch column.dataType {
            case "tinyint": integer(.int1, .int1)
            case "smallint": integer(.int2, .int2)
            case "year": (.int2, name, .int2.unsigned)
            case "mediumint", "int", "integer": integer(.int4, .int4)
            case "bigint": integer(.int8, .int8)
            case "float": (.float, name, .float)
            case "double", "real": (.double, name, .double)
            case "date": (.date, name, .date)
            case "datetime", "timestamp": (.datetime, name, .datetime)
            case "time": (.time, name, .time)
            // MariaDB types CAST(… AS UNSIGNED) by the value's width; the OR makes it 8 bytes in both families.
            case "enum", "set": (.int8, "CAST(\(name) AS UNSIGNED) | 0", .int8.unsigned)
            case "decimal" where column.zerofill:
                (.bytes, "CAST(\(name) AS DECIMAL(\(column.precision ?? 10),\(column.scale ?? 0)))", .string)
            case "decimal": (.bytes, name, .string)
            case "uuid" where flavour == .mariadb: (.bytes, "CAST(\(name) AS BINARY(16))", .blob)
            case "inet6" where flavour == .mariadb: (.bytes, "CAST(\(name) AS BINARY(16))", .blob)
            case "inet4" where flavour == .mariadb: (.bytes, "CAST(\(name) AS BINARY(4))", .blob)
            case "json" where flavour == .mysql: (.bytes, name, .string)
            default: (.bytes, name, .blob)
            }
    }
}
