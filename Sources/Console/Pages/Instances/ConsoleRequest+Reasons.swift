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

    /// What a check looks at, in the visitor's language.
    func checkTitle(_ item: CheckItem) -> String {
        guard language != .en else { return item.title }
        if let word = WordTable.word("instances", StateWords.name(of: "check-\(item.id)")) {
            return word.text(language)
        }
        guard item.id.hasPrefix("privilege.") else { return item.title }
        let name = item.id.dropFirst("privilege.".count).replacing("-", with: " ").uppercased()
        return say(\.instances.privilege, ["name": name])
    }

    private static func reasonKey(_ code: String) -> String { StateWords.name(of: "reason-\(code)") }
}
