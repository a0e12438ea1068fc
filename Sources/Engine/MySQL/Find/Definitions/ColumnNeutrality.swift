/// Tells ALTERs that leave a table's columns as they are: indexes, constraints, partitions, options.
///
/// What is not understood counts as a change of columns: then a definition is looked for elsewhere, or said to be missing.
package enum ColumnNeutrality {
    /// - Parameter statement: the text of an ALTER TABLE behind the table's name.
    package static func leavesColumns(_ statement: String) -> Bool {
        guard !statement.contains("/*"), !statement.contains("--"), !statement.contains("#"),
            let actions = actions(of: statement), !actions.isEmpty
        else { return false }
        return actions.allSatisfy { action in
            let words = action.uppercased().split { $0.isWhitespace || $0 == "=" || $0 == "(" }.prefix(2)
            let text = words.joined(separator: " ")
            return neutral.contains(text) || words.first.map { alone.contains(String($0)) } ?? false
        }
    }

    /// The parts between commas that stand outside of quotes and parentheses; nil where these do not end.
    private static func actions(of statement: String) -> [String]? {
        var actions: [String] = []
        var action = ""
        var depth = 0
        var quote: Character?
        for character in statement {
            if let open = quote {
                if character == "\\" { return nil }
                if character == open { quote = nil }
            } else if character == "'" || character == "\"" || character == "`" {
                quote = character
            } else if character == "(" {
                depth += 1
            } else if character == ")" {
                depth -= 1
            } else if character == ",", depth == 0 {
                actions.append(action)
                action = ""
                continue
            }
            action.append(character)
        }
        guard quote == nil, depth == 0 else { return nil }
        return actions + [action]
    }

    private static let neutral: Set<String> = [
        "ADD INDEX", "ADD KEY", "ADD UNIQUE", "ADD PRIMARY", "ADD FULLTEXT", "ADD SPATIAL", "ADD CONSTRAINT",
        "ADD FOREIGN", "ADD CHECK", "DROP INDEX", "DROP KEY", "DROP PRIMARY", "DROP FOREIGN", "DROP CONSTRAINT",
        "DROP CHECK", "RENAME INDEX", "RENAME KEY", "ALTER INDEX", "ADD PARTITION", "DROP PARTITION",
        "TRUNCATE PARTITION", "REORGANIZE PARTITION", "EXCHANGE PARTITION", "PARTITION BY", "REMOVE PARTITIONING",
        "ENABLE KEYS", "DISABLE KEYS",
    ]
    /// Options, which one word tells.
    private static let alone: Set<String> = [
        "ENGINE", "AUTO_INCREMENT", "COMMENT", "ROW_FORMAT", "FORCE", "ALGORITHM", "LOCK", "KEY_BLOCK_SIZE",
    ]
}
