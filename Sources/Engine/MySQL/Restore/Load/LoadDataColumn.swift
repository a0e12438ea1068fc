internal import Core
package import MySQLWire
package import Repository

/// How LOAD DATA takes the values of one column.
package struct LoadDataColumn: Sendable, Hashable {
    package let kind: CanonicalKind
    let isUnsigned: Bool
    /// Its text has four digits: 0 is the year 0000, but `0` the year 2000.
    let isYear: Bool
    /// In the list of columns: its name, or a variable that `assignment` takes the value from.
    let target: String
    /// nil where the text is the value as the server reads it.
    let assignment: String?

    package init(_ column: ColumnDefinition, kind: CanonicalKind, place: Int) {
        self.kind = kind
        isYear = column.dataType == "year"
        let isMember = column.dataType == "enum" || column.dataType == "set"
        isUnsigned = column.unsigned || isMember
        let name = column.name.quotedIdentifier
        let variable = "@tidemark_\(place)"
        switch column.dataType {
        // A member may be called like another one's number.
        case "enum", "set":
            target = variable
            assignment = "\(name) = CAST(\(variable) AS UNSIGNED)"
        // The text is taken for bytes, and bytes are no document.
        case "json":
            target = variable
            assignment = "\(name) = CONVERT(\(variable) USING utf8mb4)"
        default:
            target = name
            assignment = nil
        }
    }
}
