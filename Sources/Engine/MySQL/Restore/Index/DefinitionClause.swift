/// A column, key or constraint of a CREATE TABLE.
struct DefinitionClause {
    /// In the statement, with the blanks around it.
    let range: Range<Int>
    let text: String
    let tokens: [(kind: SQLToken.Kind, text: String)]

    var isColumn: Bool { tokens.first?.kind == .quotedIdentifier }
    /// Of a column, with its quotes.
    var quotedName: String? { isColumn ? tokens.first?.text : nil }

    func starts(with words: String...) -> Bool {
        tokens.count >= words.count
            && zip(tokens, words).allSatisfy { $0.kind == .word && $0.text.uppercased() == $1 }
    }

    func contains(_ word: String) -> Bool { tokens.contains { $0.kind == .word && $0.text.uppercased() == word } }

    /// Whether a name in the parentheses is that of the column; `quoted` has its quotes. What a foreign key refers to stands
    /// in parentheses of its own.
    func namesColumn(_ quoted: String) -> Bool {
        guard !isColumn, let opening = tokens.firstIndex(where: { $0.kind == .symbol(UInt8(ascii: "(")) }) else {
            return false
        }
        return tokens[opening...].prefix { !($0.kind == .word && $0.text.uppercased() == "REFERENCES") }
            .contains { $0.kind == .quotedIdentifier && $0.text == quoted }
    }

    /// The clause as an index or foreign key that can be added later; nil for everything else.
    var index: DeferredIndex? {
        if starts(with: "KEY") { return deferred(.plain, name: 1) }
        if starts(with: "UNIQUE", "KEY") { return deferred(.plain, name: 2) }
        if starts(with: "FULLTEXT", "KEY") { return deferred(.fullText, name: 2) }
        if starts(with: "SPATIAL", "KEY") { return deferred(.spatial, name: 2) }
        if starts(with: "CONSTRAINT"), tokens.count > 3, tokens[2].text.uppercased() == "FOREIGN",
            tokens[2].kind == .word
        {
            return deferred(.foreignKey, name: 1)
        }
        return nil
    }

    private func deferred(_ kind: DeferredIndex.Kind, name place: Int) -> DeferredIndex? {
        guard place < tokens.count, tokens[place].kind == .quotedIdentifier else { return nil }
        let name = String(tokens[place].text.dropFirst().dropLast()).replacing("``", with: "`")
        return DeferredIndex(kind: kind, name: name, clause: text.trimmed)
    }
}

extension String {
    /// Without blanks and line breaks at its ends.
    fileprivate var trimmed: String {
        let blanks: Set<Character> = [" ", "\n", "\t", "\r"]
        return String(drop { blanks.contains($0) }.reversed().drop { blanks.contains($0) }.reversed())
    }
}
