internal import Core

/// The statement that sets a sequence's next value, for the name it has on the target.
enum SequenceState {
    /// `state` is a statement whose first qualified name is the sequence's on the source.
    static func statement(_ state: String, for name: TableName) -> String {
        let text = Array(state.utf8)
        let dialect = SQLDialect()
        let tokens = SQLTokenizer.tokens(of: text, dialect: dialect)
        guard let dot = tokens.firstIndex(where: { $0.kind == .symbol(UInt8(ascii: ".")) }), dot > 0,
            dot + 1 < tokens.count
        else { return state }
        let head = String(decoding: text[..<tokens[dot - 1].range.lowerBound], as: UTF8.self)
        let tail = String(decoding: text[tokens[dot + 1].range.upperBound...], as: UTF8.self)
        return head + name.quoted + tail
    }
}
