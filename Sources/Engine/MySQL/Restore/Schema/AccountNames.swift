/// Finds the accounts a statement names.
package enum AccountNames {
    /// Every `user@host` of the text, quoted or not. A word without a host may be a user of any host or a role, and is
    /// given both as `word@%` and as `word`: rather one name too many.
    package static func named(in text: [UInt8], isMariaDB: Bool) -> Set<String> {
        let tokens = SQLTokenizer.tokens(of: text, dialect: SQLDialect(isMariaDB: isMariaDB))
        var names: Set<String> = []
        var index = 0
        while index < tokens.count {
            defer { index += 1 }
            guard let user = word(tokens[index], text) else { continue }
            if index + 2 < tokens.count, tokens[index + 1].kind == .symbol(UInt8(ascii: "@")) {
                names.insert("\(user)@\(host(tokens[(index + 2)...], text))")
                index += 2
            } else {
                names.formUnion([user, user + "@%"])
            }
        }
        return names
    }

    /// The names that CREATE USER, CREATE ROLE and RENAME USER give, as `user@host`, and roles of MariaDB as `role`; empty
    /// for all other statements.
    package static func made(by text: [UInt8], isMariaDB: Bool) -> Set<String> {
        let tokens = SQLTokenizer.tokens(of: text, dialect: SQLDialect(isMariaDB: isMariaDB))
        let words = tokens.map { $0.kind == .word ? String(decoding: text[$0.range], as: UTF8.self).uppercased() : "" }
        guard words.count > 2, let start = words.prefix(5).firstIndex(where: { $0 == "USER" || $0 == "ROLE" }) else {
            return []
        }
        let isRename = words[0] == "RENAME"
        guard isRename || words[0] == "CREATE" else { return [] }
        let isRole = isMariaDB && words[start] == "ROLE"
        var names: Set<String> = []
        // A name follows the head, a comma, or TO of a renaming; what follows the last name has commas of its own.
        var isNext = !isRename
        for index in (start + 1)..<words.count {
            if ["IF", "NOT", "EXISTS"].contains(words[index]), names.isEmpty { continue }
            if ["REQUIRE", "WITH", "DEFAULT", "ACCOUNT", "PASSWORD", "COMMENT", "ATTRIBUTE"].contains(words[index]) {
                break
            }
            if isNext, let user = word(tokens[index], text) {
                let hasHost = index + 2 < tokens.count && tokens[index + 1].kind == .symbol(UInt8(ascii: "@"))
                names.insert(isRole ? user : "\(user)@\(hasHost ? host(tokens[(index + 2)...], text) : "%")")
                isNext = false
            } else {
                isNext = isRename ? words[index] == "TO" : tokens[index].kind == .symbol(UInt8(ascii: ","))
            }
        }
        return names
    }

    /// A host stands in quotes or as a word with dots: `10.0.0.1`, `db-1.example.org`.
    private static func host(_ tokens: ArraySlice<SQLToken>, _ text: [UInt8]) -> String {
        guard let first = tokens.first else { return "" }
        guard first.kind == .word else { return word(first, text) ?? "" }
        var end = first.range.upperBound
        for token in tokens.dropFirst() {
            // What belongs to the host follows without a blank.
            guard token.range.lowerBound == end,
                token.kind == .word || token.kind == .symbol(UInt8(ascii: "."))
                    || token.kind == .symbol(UInt8(ascii: "-"))
            else { break }
            end = token.range.upperBound
        }
        return String(decoding: text[first.range.lowerBound..<end], as: UTF8.self)
    }

    private static func word(_ token: SQLToken, _ text: [UInt8]) -> String? {
        let raw = String(decoding: text[token.range], as: UTF8.self)
        switch token.kind {
        case .word: return raw
        case .string, .quotedIdentifier: return raw.count >= 2 ? String(raw.dropFirst().dropLast()) : ""
        case .symbol: return nil
        }
    }
}
