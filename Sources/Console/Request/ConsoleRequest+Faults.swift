extension ConsoleRequest {
    /// What an error is, in the visitor's language: its details are in English. Nil where they are the visitor's, or nobody has
    /// said it in few words.
    func fault(_ code: String?) -> String? {
        guard language != .en, let code else { return nil }
        return WordTable.word("fault", StateWords.name(of: code))?.text(language)
    }

    /// An error with its details, in one line.
    func failure(_ code: String?, _ message: String) -> String {
        fault(code).map { "\($0) · \(message)" } ?? message
    }
}
