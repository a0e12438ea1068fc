/// The two databases, where they differ.
package enum CatalogDialect: Sendable, Equatable {
    case sqlite
    case postgresql

    /// SQL with `?` for parameters as the database wants it: PostgreSQL numbers them.
    ///
    /// A `?` inside quotes stays; the catalog's SQL has neither comments nor `?` as an operator.
    package func render(_ sql: String) -> String {
        guard self == .postgresql else { return sql }
        var text = ""
        text.reserveCapacity(sql.utf8.count + 16)
        var number = 0
        var quote: Character?
        for character in sql {
            if let open = quote {
                if character == open { quote = nil }
            } else if character == "'" || character == "\"" {
                quote = character
            } else if character == "?" {
                number += 1
                text += "$\(number)"
                continue
            }
            text.append(character)
        }
        return text
    }
}
