internal import Engine

/// What can be told of an assertion's statement without a server: that its quotes, comments and brackets close, and that it
/// is one SELECT that neither locks, nor writes, nor touches files.
///
/// Whether names and functions exist only the restored instance can say. The statement is run there as it was read here:
/// under an empty `sql_mode`, in UTF-8.
enum AssertionStatement {
    /// Nil where nothing is wrong.
    static func problem(in sql: String) -> String? {
        let text = Array(sql.utf8)
        guard !text.contains(0) else { return "It holds a zero byte." }
        let dialects = [
            SQLDialect(isMariaDB: false, version: -1), SQLDialect(isMariaDB: false, version: 999_999),
            SQLDialect(isMariaDB: true, version: 999_999),
        ]
        let readings = dialects.map { SQLTokenizer.tokens(of: text, dialect: $0) }
        // What one server takes for a comment and another for a part of the statement cannot be judged.
        guard Set(readings.map { $0.map(\.range) }).count == 1, let tokens = readings.first else {
            return "It holds a comment that servers may execute."
        }
        guard closes(text, dialects[0]) else { return "A quote or a comment is not closed." }
        return problem(tokens, text)
    }

    /// Whether something behind the statement would be seen as what it is.
    private static func closes(_ text: [UInt8], _ dialect: SQLDialect) -> Bool {
        let longer = text + Array("\nend_of_statement".utf8)
        let last = SQLTokenizer.tokens(of: longer, dialect: dialect).last
        return last?.kind == .word && last?.range == text.count + 1..<longer.count
    }

    private static func problem(_ tokens: [SQLToken], _ text: [UInt8]) -> String? {
        var tokens = tokens
        while tokens.last?.kind == .symbol(UInt8(ascii: ";")) { tokens.removeLast() }
        guard !tokens.contains(where: { $0.kind == .symbol(UInt8(ascii: ";")) }) else {
            return "It is more than one statement."
        }
        let words = tokens.map { word($0, text) }
        let first = words.first { $0 != "(" } ?? ""
        guard first == "SELECT" || first == "WITH" else {
            return first.isEmpty ? "It is empty." : "It is not a SELECT."
        }
        var depth = 0
        for (index, word) in words.enumerated() {
            let next = index + 1 < words.count ? words[index + 1] : ""
            switch word {
            case "(": depth += 1
            case ")":
                depth -= 1
                guard depth >= 0 else { return "A bracket is closed that was not opened." }
            case "INTO": return "It writes its result somewhere (INTO)."
            case "FOR" where ["UPDATE", "SHARE"].contains(next): return "It locks rows (FOR \(next))."
            case "LOCK" where next == "IN": return "It locks rows (LOCK IN SHARE MODE)."
            case "UPDATE" where first == "WITH" && depth == 0, "DELETE" where first == "WITH" && depth == 0:
                return "It changes rows (\(word))."
            default: break
            }
            if next == "(", unquoted(word) == "LOAD_FILE" { return "It reads files (LOAD_FILE)." }
        }
        return depth == 0 ? nil : "A bracket is not closed."
    }

    /// A token for comparison: words in capitals, names in quotes with them, anything else as it is.
    private static func word(_ token: SQLToken, _ text: [UInt8]) -> String {
        let content = String(decoding: text[token.range], as: UTF8.self)
        switch token.kind {
        case .word: return content.uppercased()
        // A text is never a keyword or a bracket.
        case .string: return "''"
        case .quotedIdentifier, .symbol: return content
        }
    }

    private static func unquoted(_ word: String) -> String {
        guard word.hasPrefix("`"), word.count > 2 else { return word }
        return String(word.dropFirst().dropLast()).uppercased()
    }
}
