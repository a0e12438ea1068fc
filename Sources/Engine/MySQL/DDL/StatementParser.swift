/// Reads one statement's tokens from the front and fills a `DDLStatement`; forgiving towards whatever follows.
struct StatementParser {
    let text: [UInt8]
    let dialect: SQLDialect
    private var tokenizer: SQLTokenizer
    private var ahead: [SQLToken] = []
    var statement = DDLStatement(kind: .unknown)

    init(_ text: [UInt8], dialect: SQLDialect) {
        self.text = text
        self.dialect = dialect
        self.tokenizer = SQLTokenizer(text, dialect: dialect)
    }

    mutating func parse() -> DDLStatement {
        guard let first = next() else {
            statement.kind = .empty
            return statement
        }
        guard first.kind == .word else {
            // "(SELECT …) UNION …" can call functions that write.
            statement.kind = first.kind == .symbol(UInt8(ascii: "(")) ? .rowChange : .unknown
            return statement
        }
        parseStatement(keyword(first))
        return statement
    }

    private mutating func parseStatement(_ verb: String) {
        switch verb {
        case "CREATE": parseCreate()
        case "ALTER": parseAlter()
        case "DROP": parseDrop()
        case "RENAME": parseRename()
        case "TRUNCATE": parseTruncate()
        case "GRANT", "REVOKE": statement.kind = .account
        case "SET": parseSet()
        case "BEGIN", "START", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "XA": parseTransaction(verb)
        case "INSERT", "REPLACE", "UPDATE", "DELETE", "LOAD", "CALL", "DO", "WITH", "SELECT", "VALUES", "TABLE",
            "HANDLER", "IMPORT", "EXECUTE":
            statement.kind = .rowChange
        case "FLUSH", "ANALYZE", "OPTIMIZE", "CHECK", "REPAIR", "CHECKSUM", "RESET", "PURGE", "CACHE", "USE", "LOCK",
            "UNLOCK", "KILL", "SHOW", "BACKUP", "CHANGE", "STOP":
            statement.kind = .maintenance
        case "INSTALL", "UNINSTALL": statement.kind = .server
        default: statement.kind = .unknown
        }
    }

    /// `SET STATEMENT … FOR statement`, passwords and default roles; other SETs are never logged on their own.
    private mutating func parseSet() {
        if accept("STATEMENT") {
            while let token = next() {
                guard token.kind == .word, keyword(token) == "FOR" else { continue }
                guard let first = next(), first.kind == .word else { return }
                statement.bodyStart = first.range.lowerBound
                parseStatement(keyword(first))
                return
            }
            return
        }
        statement.kind = accept("PASSWORD") || accept("DEFAULT") ? .account : .maintenance
    }

    // MARK: Tokens

    mutating func next() -> SQLToken? {
        ahead.isEmpty ? tokenizer.next() : ahead.removeFirst()
    }

    mutating func peek(_ offset: Int = 0) -> SQLToken? {
        while ahead.count <= offset {
            guard let token = tokenizer.next() else { return nil }
            ahead.append(token)
        }
        return ahead[offset]
    }

    /// The upper-case text of a word; empty for any other token and for words too long to be keywords.
    func keyword(_ token: SQLToken?) -> String {
        guard let token, token.kind == .word, token.range.count <= 24 else { return "" }
        return String(decoding: text[token.range].map { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 }, as: UTF8.self)
    }

    func isSymbol(_ token: SQLToken?, _ character: Unicode.Scalar) -> Bool {
        token?.kind == .symbol(UInt8(ascii: character))
    }

    /// Consumes the next token where it is this keyword.
    mutating func accept(_ word: String) -> Bool {
        guard keyword(peek()) == word else { return false }
        _ = next()
        return true
    }

    mutating func accept(symbol: Unicode.Scalar) -> Bool {
        guard isSymbol(peek(), symbol) else { return false }
        _ = next()
        return true
    }

    /// Consumes the keywords where all of them come next, in this order.
    mutating func accept(_ words: [String]) -> Bool {
        for (offset, word) in words.enumerated() where keyword(peek(offset)) != word { return false }
        for _ in words { _ = next() }
        return true
    }

    mutating func acceptIfExists() {
        if accept(["IF", "EXISTS"]) { statement.ifExists = true }
    }

    mutating func acceptIfNotExists() {
        if accept(["IF", "NOT", "EXISTS"]) { statement.ifNotExists = true }
    }

    // MARK: Names

    /// A name of one or two parts: `schema.name`, `name`, `.name`.
    mutating func qualifiedName() -> (schema: String?, name: String, range: Range<Int>)? {
        var start = peek()?.range.lowerBound ?? text.count
        if isSymbol(peek(), "."), isIdentifier(peek(1)) {
            start = next()?.range.lowerBound ?? start
        }
        guard isIdentifier(peek()), let first = next() else { return nil }
        if isSymbol(peek(), "."), isIdentifier(peek(1)) {
            _ = next()
            if let second = next() {
                return (identifier(first), identifier(second), start..<second.range.upperBound)
            }
        }
        return (nil, identifier(first), start..<first.range.upperBound)
    }

    mutating func tableReference(_ role: TableReference.Role) -> TableReference? {
        guard let name = qualifiedName() else { return nil }
        return TableReference(role: role, schema: name.schema, name: name.name, range: name.range)
    }

    func isIdentifier(_ token: SQLToken?) -> Bool {
        token?.kind == .word || token?.kind == .quotedIdentifier
    }

    /// The name an identifier token stands for, quotes taken off and doubled quotes made single.
    func identifier(_ token: SQLToken) -> String {
        guard token.kind == .quotedIdentifier else { return dialect.text(text[token.range]) }
        let quote = text[token.range.lowerBound]
        var bytes: [UInt8] = []
        bytes.reserveCapacity(token.range.count)
        var index = token.range.lowerBound + 1
        let terminated = token.range.count > 1 && text[token.range.upperBound - 1] == quote
        let end = terminated ? token.range.upperBound - 1 : token.range.upperBound
        while index < end {
            bytes.append(text[index])
            if text[index] == quote, index + 1 < end, text[index + 1] == quote { index += 1 }
            index += 1
        }
        return dialect.text(bytes)
    }
}
