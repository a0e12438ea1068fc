internal import Core

extension DDLStatement {
    /// The text of a CREATE or ALTER of an object with `DEFINER=user@host` put in, where it names no definer and takes
    /// one. `text` may differ from what was parsed, but not in its clauses.
    func withDefiner(_ text: [UInt8], user: String?, host: String?) -> [UInt8] {
        guard let user, !user.isEmpty, let kind = objects.first?.kind, takesDefiner(kind) else { return text }
        let dialect = SQLDialect()
        var tokenizer = SQLTokenizer(text, dialect: dialect)
        var place: Int?
        while let token = tokenizer.next() {
            let word = token.kind == .word ? dialect.text(text[token.range]).uppercased() : ""
            switch word {
            case "CREATE", "ALTER", "REPLACE":
                place = place == nil || word == "REPLACE" ? token.range.upperBound : place
            case "DEFINER": return text
            case "VIEW", "EVENT", "TRIGGER", "PROCEDURE", "FUNCTION", "PACKAGE":
                guard let place else { return text }
                let definer = " DEFINER=\(user.quotedIdentifier)@\((host ?? "%").quotedIdentifier)"
                return text[..<place] + Array(definer.utf8) + text[place...]
            default: break
            }
        }
        return text
    }

    /// ALTER PROCEDURE and ALTER FUNCTION keep the definer.
    private func takesDefiner(_ kind: ObjectReference.Kind) -> Bool {
        kind == .view || kind == .event || self.kind == .object(.create)
    }
}
