/// A pattern over table names, `schema.table`, in which `*` stands for any characters and `?` for one.
///
/// A pattern without a dot names schemas: `shop` is `shop.*`. Matching is by Unicode scalar and respects case, as the
/// server's own table names do under `lower_case_table_names=0`.
package struct TablePattern: Hashable, Sendable, Codable, CustomStringConvertible {
    package let schema: String
    package let table: String

    /// Fails with `usage.invalid` where a part is empty.
    package init(parsing text: String) throws(TidemarkError) {
        let dot = text.firstIndex(of: ".")
        schema = String(text[..<(dot ?? text.endIndex)])
        table = dot.map { String(text[text.index(after: $0)...]) } ?? "*"
        guard !schema.isEmpty, !table.isEmpty else {
            throw TidemarkError(
                .usage, "“\(text)” is not a table pattern.", hint: "Write schema.table, with * and ? as wildcards.")
        }
    }

    package init(from decoder: any Decoder) throws {
        try self.init(parsing: try decoder.singleValueContainer().decode(String.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    package var description: String { "\(schema).\(table)" }

    package func matches(_ name: TableName) -> Bool {
        matchesSchema(name.schema) && Self.matches(table, name.name)
    }

    /// Whether any table of that schema could match.
    package func matchesSchema(_ name: String) -> Bool { Self.matches(schema, name) }

    /// Linear in the text for each `*`: on a mismatch only the last `*` takes one character more.
    private static func matches(_ pattern: String, _ text: String) -> Bool {
        let pattern = Array(pattern.unicodeScalars)
        let text = Array(text.unicodeScalars)
        var inPattern = 0
        var inText = 0
        var star: (pattern: Int, text: Int)?
        while inText < text.count {
            if inPattern < pattern.count, pattern[inPattern] == "*" {
                star = (inPattern, inText)
                inPattern += 1
            } else if inPattern < pattern.count, pattern[inPattern] == "?" || pattern[inPattern] == text[inText] {
                inPattern += 1
                inText += 1
            } else if let last = star {
                star = (last.pattern, last.text + 1)
                inPattern = last.pattern + 1
                inText = last.text + 1
            } else {
                return false
            }
        }
        return pattern[inPattern...].allSatisfy { $0 == "*" }
    }
}

extension TablePattern {
    /// Whether a table is wanted: matched by any of `include` (or `include` is empty) and by none of `exclude`.
    package static func selects(_ name: TableName, include: [TablePattern], exclude: [TablePattern]) -> Bool {
        (include.isEmpty || include.contains { $0.matches(name) }) && !exclude.contains { $0.matches(name) }
    }
}
