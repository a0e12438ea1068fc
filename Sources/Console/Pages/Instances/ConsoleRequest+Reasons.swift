internal import APIModel

extension ConsoleRequest {
    /// Why an instance is at risk, in a sentence: with its details where those are in the visitor's language.
    func reason(_ reason: ReasonDocument) -> String {
        guard language != .en, let word = WordTable.word("instances", Self.reasonKey(reason.code)) else {
            return reason.text
        }
        return word.text(language)
    }

    /// A few words for a reason.
    func reasonName(_ code: String) -> String {
        WordTable.word("instances", Self.reasonKey(code))?.text(language) ?? code
    }

    private static func reasonKey(_ code: String) -> String { StateWords.name(of: "reason-\(code)") }
}
