/// One lexical unit of a statement, with its place in the text.
package struct SQLToken: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
        /// An unquoted word: keyword, identifier or number.
        case word
        /// An identifier in backticks, or in double quotes under `ANSI_QUOTES`.
        case quotedIdentifier
        /// A string literal with its quotes.
        case string
        /// Any other single byte.
        case symbol(UInt8)
    }

    package let kind: Kind
    /// The bytes of the token in the statement's text, quotes included.
    package let range: Range<Int>
}
