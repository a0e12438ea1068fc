internal import APIModel

extension ConsoleRequest {
    /// What was found; settings and their values are the same in every language.
    func found(of item: CheckItem) -> String {
        let name = StateWords.name(of: "found \(item.detail)")
        return WordTable.word("check", name)?.text(language) ?? item.detail
    }
}
