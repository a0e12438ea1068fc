internal import APIModel

extension ConsoleRequest {
    /// What an item of the precheck is called, in the visitor's language where it is known.
    func title(of item: CheckItem) -> String {
        let privilege = "The privilege "
        if item.id.hasPrefix("privilege."), item.title.hasPrefix(privilege), !item.title.contains(",") {
            return say(\.check.privilege, ["name": String(item.title.dropFirst(privilege.count))])
        }
        return WordTable.word("check", StateWords.name(of: item.id))?.text(language) ?? item.title
    }

    /// What was found; settings and their values are the same in every language.
    func found(of item: CheckItem) -> String {
        let name = StateWords.name(of: "found \(item.detail)")
        return WordTable.word("check", name)?.text(language) ?? item.detail
    }
}
