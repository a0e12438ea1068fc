/// How the bytes of a statement are to be read: what the session that wrote it had set.
package struct SQLDialect: Sendable, Equatable {
    /// What the client's character set means for the bytes of a statement.
    package enum CharacterSet: Sendable, Equatable {
        /// UTF-8, ASCII, and every set whose bytes below 0x80 always stand for themselves.
        case utf8
        /// One byte a character, read as ISO 8859-1 (the server's latin1 is a superset).
        case latin1
        /// GBK, GB18030, Big5, Shift JIS, CP932: the second byte of a character can look like a quote or a backslash.
        case doubleByte
    }

    /// Double quotes enclose identifiers, not strings.
    package var ansiQuotes: Bool
    /// A backslash inside a string stands for itself.
    package var noBackslashEscapes: Bool
    package var isMariaDB: Bool
    /// major * 10000 + minor * 100 + patch; decides which executable comments are part of the statement.
    package var version: Int
    package var characterSet: CharacterSet

    package init(
        ansiQuotes: Bool = false, noBackslashEscapes: Bool = false, isMariaDB: Bool = false, version: Int = 90_999,
        characterSet: CharacterSet = .utf8
    ) {
        self.ansiQuotes = ansiQuotes
        self.noBackslashEscapes = noBackslashEscapes
        self.isMariaDB = isMariaDB
        self.version = version
        self.characterSet = characterSet
    }

    /// The dialect of a session with this `sql_mode` bit mask, as the log's Query events carry it.
    package init(
        sqlMode: UInt64, isMariaDB: Bool, version: Int, characterSet: CharacterSet = .utf8
    ) {
        // MODE_ANSI_QUOTES and MODE_NO_BACKSLASH_ESCAPES have kept their bits since 4.1 in both families.
        self.init(
            ansiQuotes: sqlMode & 4 != 0, noBackslashEscapes: sqlMode & (1 << 20) != 0, isMariaDB: isMariaDB,
            version: version, characterSet: characterSet)
    }

    /// Whether the server executes the content of `/*!version … */`.
    ///
    /// MariaDB ignores MySQL's own numbers 50700…99999, because features of MySQL 5.7 and later are not its own.
    func executes(commentVersion: Int, mariaDBOnly: Bool) -> Bool {
        if mariaDBOnly { return isMariaDB && commentVersion <= version }
        if isMariaDB, (50_700...99_999).contains(commentVersion) { return false }
        return commentVersion <= version
    }

    /// Text of bytes in the statement's character set; bytes that mean nothing become U+FFFD.
    func text(_ bytes: some Sequence<UInt8>) -> String {
        switch characterSet {
        case .latin1:
            var scalars = String.UnicodeScalarView()
            for byte in bytes { scalars.append(Unicode.Scalar(byte)) }
            return String(scalars)
        case .utf8, .doubleByte:
            return String(decoding: Array(bytes), as: UTF8.self)
        }
    }
}
