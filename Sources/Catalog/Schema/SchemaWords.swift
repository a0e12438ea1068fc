/// The words of a statement of the schema: names, keywords and numbers; brackets and commas are words of their own, and so
/// is a text in quotes.
struct SchemaWords {
    private(set) var rest: [String]

    init(_ statement: String) {
        rest = []
        var word = ""
        var isQuoted = false
        for character in statement {
            if isQuoted {
                word.append(character)
                if character == "'" { isQuoted = false }
                continue
            }
            let isMark = character == "(" || character == ")" || character == ","
            if character.isWhitespace || isMark {
                if !word.isEmpty { rest.append(word) }
                word = ""
                if isMark { rest.append(String(character)) }
            } else {
                if character == "'" { isQuoted = true }
                word.append(character)
            }
        }
        if !word.isEmpty { rest.append(word) }
    }

    /// The next word in capitals; empty at the end.
    mutating func next() -> String { rest.isEmpty ? "" : rest.removeFirst().uppercased() }

    /// The next word as it is, behind `IF NOT EXISTS` or `IF EXISTS`.
    mutating func name() -> String {
        let isGuard = { (word: String) in ["IF", "NOT", "EXISTS"].contains(word.uppercased()) }
        rest.removeSubrange(..<(rest.firstIndex { !isGuard($0) } ?? rest.endIndex))
        return rest.isEmpty ? "" : rest.removeFirst()
    }

    /// What stands between the outermost brackets, cut at its commas; nil where there are none.
    func parts() -> [[String]]? {
        guard rest.first == "(", rest.last == ")" else { return nil }
        var parts: [[String]] = [[]]
        var depth = 0
        for word in rest.dropFirst().dropLast() {
            if word == "(" { depth += 1 }
            if word == ")" { depth -= 1 }
            guard depth >= 0 else { return nil }
            if word == ",", depth == 0 { parts.append([]) } else { parts[parts.count - 1].append(word) }
        }
        return depth == 0 && parts.allSatisfy { !$0.isEmpty } ? parts : nil
    }
}
