/// Reads a key's line of a CREATE TABLE.
struct KeyText {
    private(set) var rest: Substring

    init(_ line: Substring) { rest = line }

    /// Passes over a word that is next.
    mutating func skip(_ word: String) -> Bool {
        rest = rest.drop { $0 == " " }
        guard rest.hasPrefix(word) else { return false }
        rest = rest.dropFirst(word.count)
        return true
    }

    /// A quoted name that is next.
    mutating func name() -> String? {
        rest = rest.drop { $0 == " " }
        guard rest.first == "`" else { return nil }
        rest.removeFirst()
        var name = ""
        while let letter = rest.popFirst() {
            if letter == "`" {
                guard rest.first == "`" else { return name }
                rest.removeFirst()
            }
            name.append(letter)
        }
        return nil
    }

    /// `` (`a`,`b`(10) DESC) ``; nil where something else than columns is in it.
    mutating func parts() -> [(column: String, prefix: Int?)]? {
        guard skip("(") else { return nil }
        var parts: [(column: String, prefix: Int?)] = []
        while let column = name() {
            var prefix: Int?
            if skip("(") {
                let digits = rest.prefix { $0.isNumber }
                prefix = Int(digits)
                rest = rest.dropFirst(digits.count)
                guard skip(")") else { return nil }
            }
            _ = skip("DESC") || skip("ASC")
            parts.append((column, prefix))
            if skip(")") { return parts }
            guard skip(",") else { return nil }
        }
        return nil
    }

    /// The same where each part is a whole column; nil, and nothing is passed over, where one is not.
    mutating func columns() -> [String]? {
        var ahead = self
        guard let parts = ahead.parts(), parts.allSatisfy({ $0.prefix == nil }) else { return nil }
        self = ahead
        return parts.map(\.column)
    }
}
