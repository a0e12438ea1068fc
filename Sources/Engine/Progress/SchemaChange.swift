package import Core
package import Repository

/// A statement in the log that changed how a table is made.
package struct SchemaChange: Sendable, Hashable {
    /// When it committed, by the source's clock.
    package let time: Timestamp
    /// Empty where it has none.
    package let gtid: String
    /// The first table it names, as `schema.table`.
    package let table: String
    package let statement: String

    /// Letters of a statement that are worth telling.
    private static let longest = 200

    /// Nil for what changes no table: accounts among it, whose statements hold passwords.
    package init?(_ record: DDLRecord) {
        guard record.isTableDDL, let first = record.tables.first else { return nil }
        time = record.time
        gtid = record.gtid.map { "\($0)" } ?? ""
        table = "\(first.schema).\(first.name)"
        statement = Self.bare(record.sql)
    }

    /// Its beginning on one line, without what stands in quotes: defaults, comments, and what connects to elsewhere.
    static func bare(_ sql: String) -> String {
        var text = ""
        var quote: Character?
        var isEscaped = false
        for character in sql {
            if text.count >= longest { break }
            if let open = quote {
                if isEscaped {
                    isEscaped = false
                } else if character == "\\" {
                    isEscaped = true
                } else if character == open {
                    quote = nil
                    text.append("…\(open)")
                }
                continue
            }
            if character == "'" || character == "\"" { quote = character }
            if character.isWhitespace {
                if text.last != " " { text.append(" ") }
            } else {
                text.append(character)
            }
        }
        return text
    }
}
