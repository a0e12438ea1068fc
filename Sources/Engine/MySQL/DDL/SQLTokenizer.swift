/// Cuts a statement into tokens, the way the server's lexer does: comments dropped, executable comments opened.
///
/// Tolerant: an unterminated quote or comment ends with the text. It never fails, whatever the bytes.
package struct SQLTokenizer: Sendable {
    private let text: [UInt8]
    private let dialect: SQLDialect
    private var position = 0
    /// How many executable comments are open, whose end marks are to be passed over.
    private var openComments = 0

    package init(_ text: [UInt8], dialect: SQLDialect) {
        self.text = text
        self.dialect = dialect
    }

    /// All tokens of a text.
    package static func tokens(of text: [UInt8], dialect: SQLDialect) -> [SQLToken] {
        var tokenizer = SQLTokenizer(text, dialect: dialect)
        var tokens: [SQLToken] = []
        while let token = tokenizer.next() { tokens.append(token) }
        return tokens
    }

    package mutating func next() -> SQLToken? {
        skipBlanks()
        guard position < text.count else { return nil }
        let start = position
        let byte = text[position]
        switch byte {
        case UInt8(ascii: "`"):
            skipQuoted(byte, escapes: false)
            return SQLToken(kind: .quotedIdentifier, range: start..<position)
        case UInt8(ascii: "\""):
            skipQuoted(byte, escapes: !dialect.ansiQuotes && !dialect.noBackslashEscapes)
            return SQLToken(kind: dialect.ansiQuotes ? .quotedIdentifier : .string, range: start..<position)
        case UInt8(ascii: "'"):
            skipQuoted(byte, escapes: !dialect.noBackslashEscapes)
            return SQLToken(kind: .string, range: start..<position)
        case _ where Self.isWord(byte):
            skipWord()
            return SQLToken(kind: .word, range: start..<position)
        default:
            position += 1
            return SQLToken(kind: .symbol(byte), range: start..<position)
        }
    }

    static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x24, 0x80...: true
        default: false
        }
    }

    /// Bytes of the character at `index`: two where it is a lead byte of a double-byte set.
    private func width(at index: Int) -> Int {
        guard dialect.characterSet == .doubleByte, text[index] >= 0x81, text[index] != 0xFF else { return 1 }
        return min(2, text.count - index)
    }

    private mutating func skipWord() {
        while position < text.count, Self.isWord(text[position]) { position += width(at: position) }
    }

    private mutating func skipQuoted(_ quote: UInt8, escapes: Bool) {
        position += 1
        while position < text.count {
            let byte = text[position]
            if byte == quote {
                position += 1
                guard position < text.count, text[position] == quote else { return }
                position += 1
            } else if escapes, byte == UInt8(ascii: "\\") {
                position = min(position + 2, text.count)
            } else {
                position += width(at: position)
            }
        }
    }

    /// Passes over white space and comments; an executable comment's mark alone is passed over, not its content.
    private mutating func skipBlanks() {
        while position < text.count {
            switch text[position] {
            case 0x00, 0x09...0x0D, 0x20:
                position += 1
            case UInt8(ascii: "#"):
                skipLine()
            case UInt8(ascii: "-") where isDashComment:
                skipLine()
            case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "*"):
                skipComment()
            case UInt8(ascii: "*") where openComments > 0 && byte(1) == UInt8(ascii: "/"):
                openComments -= 1
                position += 2
            default:
                return
            }
        }
    }

    /// `--` opens a comment only before white space, a control character or the end.
    private var isDashComment: Bool {
        guard byte(1) == UInt8(ascii: "-") else { return false }
        guard let after = byte(2) else { return true }
        return after <= 0x20
    }

    private func byte(_ offset: Int) -> UInt8? {
        position + offset < text.count ? text[position + offset] : nil
    }

    private mutating func skipLine() {
        while position < text.count, text[position] != 0x0A { position += 1 }
    }

    private mutating func skipComment() {
        var mark = position + 2
        let mariaDBOnly =
            mark + 1 < text.count && text[mark] == UInt8(ascii: "M") && text[mark + 1] == UInt8(ascii: "!")
        if mariaDBOnly { mark += 1 }
        if mark < text.count, text[mark] == UInt8(ascii: "!") {
            mark += 1
            var version = 0
            let digitsStart = mark
            while mark < text.count, mark - digitsStart < 6, (0x30...0x39).contains(text[mark]) {
                version = version * 10 + Int(text[mark] - 0x30)
                mark += 1
            }
            // Five or six digits are a version; anything shorter belongs to the statement.
            if mark - digitsStart < 5 {
                mark = digitsStart
                version = 0
            }
            if dialect.executes(commentVersion: version, mariaDBOnly: mariaDBOnly) {
                position = mark
                openComments += 1
                return
            }
        }
        position += 2
        while position < text.count {
            if text[position] == UInt8(ascii: "*"), byte(1) == UInt8(ascii: "/") {
                position += 2
                return
            }
            position += 1
        }
    }
}
