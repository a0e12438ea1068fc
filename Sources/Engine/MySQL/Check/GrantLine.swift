/// Reads lines of SHOW GRANTS.
package enum GrantLine {
    /// The privileges of a `GRANT … ON *.* TO …`, upper case; empty for any other line.
    package static func globalPrivileges(_ line: String) -> Set<String> {
        guard line.hasPrefix("GRANT "), let end = line.range(of: " ON *.* TO ") else { return [] }
        return Set(
            line[..<end.lowerBound].dropFirst(6).split(separator: ",")
                .map { $0.uppercased().drop { $0 == " " } }.map(String.init))
    }

    /// The line without IDENTIFIED …, which MariaDB shows in it: executed, it would set the password anew, and an expired
    /// password would be valid again.
    package static func withoutPassword(_ line: String) -> String {
        let text = Array(line.utf8)
        let tokens = SQLTokenizer.tokens(of: text, dialect: SQLDialect(isMariaDB: true))
        func isWord(_ token: SQLToken, _ words: [String]) -> Bool {
            token.kind == .word && words.contains(String(decoding: text[token.range], as: UTF8.self))
        }
        guard let start = tokens.firstIndex(where: { isWord($0, ["IDENTIFIED"]) }) else { return line }
        let rest = tokens[start...].first { isWord($0, ["REQUIRE", "WITH"]) }
        let kept = text[..<tokens[start].range.lowerBound] + text[(rest?.range.lowerBound ?? text.count)...]
        return String(decoding: kept, as: UTF8.self)
    }

    /// The roles of a ``GRANT `role`@`host` TO …``, quoted as they stand; nil for any other line.
    package static func roles(_ line: String) -> [String]? {
        guard line.hasPrefix("GRANT `"), line.range(of: " ON ") == nil, let end = line.range(of: " TO ") else {
            return nil
        }
        return line[..<end.lowerBound].dropFirst(6).split(separator: ",").map(String.init)
    }
}

extension String {
    /// The first place of `text`, without Foundation.
    fileprivate func range(of text: String) -> Range<Index>? { ranges(of: text).first }
}
