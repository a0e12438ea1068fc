/// The types that Swift sources declare: their stored fields and cases, and what they conform to.
///
/// By their names with those of the types around them: `Outer.Inner`.
struct SourceTypes {
    /// One line of a type's own body.
    struct Field: Hashable {
        let text: String
        private let words: Set<Substring>

        init(_ text: String) {
            self.text = text
            // A value that is given at once says nothing of a type that is written.
            let sides = text.split(separator: "=", maxSplits: 1)
            let declaration = sides.first.map { $0.contains(":") ? $0 : text[...] } ?? ""
            words = Set(declaration.split { !$0.isLetter && !$0.isNumber && $0 != "_" })
        }

        /// Whether it is a stored field or a case with a value of a type.
        func holds(_ type: String) -> Bool {
            guard let name = type.split(separator: ".").last, words.contains(name) else { return false }
            return words.contains("let") || words.contains("var") || words.contains("case")
        }
    }

    private(set) var fields: [String: [Field]] = [:]
    private(set) var conformances: [String: Set<String>] = [:]

    /// Takes up one file.
    mutating func read(_ source: String) {
        var open: [String?] = []
        var line = ""
        for character in Self.code(of: source) {
            switch character {
            case "{":
                // What stands before a body that is none of a type's is a computed field or a function.
                open.append(declared(line, in: open.last ?? nil))
                line = ""
            case "}":
                note(line, in: open.last ?? nil)
                line = ""
                if !open.isEmpty { open.removeLast() }
            case "\n":
                // A declaration may go over several lines.
                if Self.isUnfinished(line) {
                    line.append(" ")
                } else {
                    note(line, in: open.last ?? nil)
                    line = ""
                }
            default: line.append(character)
            }
        }
    }

    private mutating func note(_ line: String, in type: String?) {
        guard let type, line.contains(where: { !$0.isWhitespace }) else { return }
        fields[type, default: []].append(Field(line))
    }

    /// The name of the type whose body a brace opens; nil where it is another body.
    private mutating func declared(_ head: String, in outer: String?) -> String? {
        let words = head.split { !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "." }
        let keywords: Set<Substring> = ["struct", "class", "enum", "actor", "extension"]
        guard let place = words.firstIndex(where: { keywords.contains($0) }), place + 1 < words.count else {
            return nil
        }
        let name = [outer, String(words[place + 1])].compactMap { $0 }.joined(separator: ".")
        let clause = head.split(separator: ":", maxSplits: 1).dropFirst().first ?? ""
        let listed = (clause.split(separator: " where ").first ?? "").split {
            !$0.isLetter && !$0.isNumber && $0 != "_"
        }
        conformances[name, default: []].formUnion(listed.map(String.init))
        return name
    }

    private static func isUnfinished(_ line: String) -> Bool {
        let end = line.last { !$0.isWhitespace }
        let words = line.split(separator: " ")
        let isDeclaration = ["struct", "class", "enum", "actor", "extension"].contains { words.contains($0) }
        return end == "," || end == ":" || end == "(" || isDeclaration
    }

    /// Without comments and what stands in quotes.
    private static func code(of source: String) -> String {
        var code = ""
        var rest = source[...]
        while let first = rest.first {
            if rest.hasPrefix("//") {
                rest = rest.drop { $0 != "\n" }
            } else if rest.hasPrefix("/*") {
                rest = rest.firstRange(of: "*/").map { rest[$0.upperBound...] } ?? ""
            } else if rest.hasPrefix("\"\"\"") {
                rest = rest.dropFirst(3)
                rest = rest.firstRange(of: "\"\"\"").map { rest[$0.upperBound...] } ?? ""
            } else if first == "\"" {
                rest = afterQuote(rest.dropFirst())
            } else {
                code.append(first)
                rest = rest.dropFirst()
            }
        }
        return code
    }

    /// What follows a text on one line; what is put into it by `\\(…)` belongs to it.
    private static func afterQuote(_ text: Substring) -> Substring {
        var rest = text
        var depth = 0
        while let first = rest.first {
            if rest.hasPrefix("\\(") {
                depth += 1
                rest = rest.dropFirst(2)
            } else if first == "\\" {
                rest = rest.dropFirst(2)
            } else if depth > 0 {
                if first == "(" { depth += 1 }
                if first == ")" { depth -= 1 }
                if first == "\"" { rest = afterQuote(rest.dropFirst()) } else { rest = rest.dropFirst() }
            } else if first == "\"" {
                return rest.dropFirst()
            } else if first == "\n" {
                return rest
            } else {
                rest = rest.dropFirst()
            }
        }
        return rest
    }
}
