internal import Core

/// Finds the clauses of a CREATE TABLE: what stands between commas in its first parentheses.
struct ClauseReader {
    struct Body {
        /// Between the parentheses.
        let range: Range<Int>
        let clauses: [DefinitionClause]
    }

    private let text: [UInt8]
    private let tokens: [SQLToken]

    init(_ text: [UInt8]) {
        self.text = text
        tokens = SQLTokenizer.tokens(of: text, dialect: SQLDialect())
    }

    /// nil where there are no parentheses, or they do not end.
    var body: Body? {
        let opening = tokens.firstIndex { $0.kind == .symbol(UInt8(ascii: "(")) }
        guard let opening else { return nil }
        var depth = 0
        var clauses: [DefinitionClause] = []
        var begin = tokens[opening].range.upperBound
        var first = opening + 1
        for index in opening..<tokens.count {
            switch tokens[index].kind {
            case .symbol(UInt8(ascii: "(")): depth += 1
            case .symbol(UInt8(ascii: ",")) where depth == 1:
                clauses.append(clause(begin..<tokens[index].range.lowerBound, first..<index))
                begin = tokens[index].range.upperBound
                first = index + 1
            case .symbol(UInt8(ascii: ")")):
                depth -= 1
                guard depth == 0 else { continue }
                clauses.append(clause(begin..<tokens[index].range.lowerBound, first..<index))
                return Body(
                    range: tokens[opening].range.upperBound..<tokens[index].range.lowerBound, clauses: clauses)
            default: continue
            }
        }
        return nil
    }

    private func clause(_ range: Range<Int>, _ places: Range<Int>) -> DefinitionClause {
        DefinitionClause(
            range: range, text: String(decoding: text[range], as: UTF8.self),
            tokens: tokens[places].map { ($0.kind, String(decoding: text[$0.range], as: UTF8.self)) })
    }
}
