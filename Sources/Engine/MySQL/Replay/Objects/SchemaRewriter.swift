internal import Core

/// Replaces the names of renamed schemas inside the text of views and routines, wherever one qualifies another name.
struct SchemaRewriter {
    private let mapping: NameMapping

    init(_ mapping: NameMapping) { self.mapping = mapping }

    func rewrite(_ text: [UInt8]) -> [UInt8] {
        let renamed = Set(mapping.renamedSchemas)
        guard !renamed.isEmpty else { return text }
        let dialect = SQLDialect()
        let tokens = SQLTokenizer.tokens(of: text, dialect: dialect)
        var result: [UInt8] = []
        var position = 0
        for (index, token) in tokens.enumerated() {
            guard token.kind == .quotedIdentifier || token.kind == .word, index + 1 < tokens.count,
                tokens[index + 1].kind == .symbol(UInt8(ascii: ".")),
                index == 0 || tokens[index - 1].kind != .symbol(UInt8(ascii: "."))
            else { continue }
            var name = dialect.text(text[token.range])
            if token.kind == .quotedIdentifier { name = String(name.dropFirst().dropLast()) }
            guard renamed.contains(name) else { continue }
            result += text[position..<token.range.lowerBound]
            result += mapping.target(schema: name).quotedIdentifier.utf8
            position = token.range.upperBound
        }
        return result + text[position...]
    }
}
