/// A table's full name: its schema (database) and its own name, as the server stores them.
package struct TableName: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
    package let schema: String
    package let name: String

    package init(schema: String, name: String) {
        self.schema = schema
        self.name = name
    }

    package static func < (left: TableName, right: TableName) -> Bool {
        left.schema == right.schema ? left.name < right.name : left.schema < right.schema
    }

    /// `schema.name`, for people; not safe inside SQL.
    package var description: String { "\(schema).\(name)" }

    /// `` `schema`.`name` `` with backticks doubled, safe inside SQL.
    package var quoted: String { "\(schema.quotedIdentifier).\(name.quotedIdentifier)" }
}

extension String {
    /// The string as a backtick-quoted SQL identifier.
    package var quotedIdentifier: String {
        var quoted = "`"
        quoted.reserveCapacity(utf8.count + 2)
        for character in self {
            if character == "`" { quoted.append("`") }
            quoted.append(character)
        }
        quoted.append("`")
        return quoted
    }

    /// The string as a SQL literal, safe under any `sql_mode`: hexadecimal bytes of its UTF-8 form.
    package var quotedHexLiteral: String {
        guard !isEmpty else { return "''" }
        return "x'" + Hex.encode(Array(utf8)) + "'"
    }
}
