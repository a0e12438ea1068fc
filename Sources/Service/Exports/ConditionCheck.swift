internal import Engine

/// What can be told of a row condition without a server: that it is one expression that stays where it is put.
package enum ConditionCheck {
    package static let mostBytes = 10_000

    /// Nil where nothing is wrong. Whether names exist only the restored instance can say.
    package static func problem(in condition: String) -> String? {
        guard condition.utf8.count <= mostBytes else { return "It has more than \(mostBytes) bytes." }
        guard condition.contains(where: { !$0.isWhitespace }) else { return "It is empty." }
        if let problem = AssertionStatement.problem(in: "SELECT 1 FROM t WHERE (\n\(condition)\n)") { return problem }
        let text = Array(condition.utf8)
        var depth = 0
        for token in SQLTokenizer.tokens(of: text, dialect: SQLDialect()) {
            switch token.kind {
            case .symbol(UInt8(ascii: "(")): depth += 1
            case .symbol(UInt8(ascii: ")")):
                depth -= 1
                guard depth >= 0 else { return "A bracket is closed that was not opened." }
            case .symbol(UInt8(ascii: "?")): return "It holds a placeholder."
            case .symbol(UInt8(ascii: "@")): return "It uses variables."
            case .symbol(UInt8(ascii: ";")): return "It is more than one statement."
            case .word where closed.contains(word(token, text)): return "It uses \(word(token, text))."
            case .word, .quotedIdentifier, .string, .symbol: break
            }
        }
        return depth == 0 ? nil : "A bracket is not closed."
    }

    /// Functions that wait, lock or look beyond the rows; none of them says anything about a row.
    private static let closed: Set<String> = [
        "SLEEP", "BENCHMARK", "GET_LOCK", "RELEASE_LOCK", "RELEASE_ALL_LOCKS", "IS_FREE_LOCK", "IS_USED_LOCK",
        "LOAD_FILE", "MASTER_POS_WAIT", "SOURCE_POS_WAIT", "MASTER_GTID_WAIT", "WAIT_FOR_EXECUTED_GTID_SET",
        "PROCEDURE", "INTO", "HANDLER",
    ]

    private static func word(_ token: SQLToken, _ text: [UInt8]) -> String {
        String(decoding: text[token.range], as: UTF8.self).uppercased()
    }
}
