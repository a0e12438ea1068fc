internal import APIModel
internal import Core
internal import Service

extension ConsoleRequest {
    /// The parts of a section, for the partial `tabs`.
    func tabs(_ parts: [(path: String, word: KeyPath<Words, Word>)], here: String) -> [View] {
        parts.map { part -> View in ["path": part.path, "name": say(part.word), "isHere": part.path == here] }
    }

    /// What a code is called by the words of a section that begin with `prefix`: `run-base` is `verbRunBase`. The code itself
    /// where it has no name.
    func label(_ code: String, _ section: String, _ prefix: String) -> String {
        let name = StateWords.name(of: code)
        let word = WordTable.word(section, prefix + name.prefix(1).uppercased() + name.dropFirst())
        return word?.text(language) ?? code
    }

    /// What an input holds: what was just sent, or what is stored.
    func entered(_ name: String, isSent: Bool, _ stored: String = "") -> String { isSent ? form.raw(name) : stored }

    /// Of the record that a form was made from; nil where the form does not say.
    var formRevision: Int64? { Int64(form["revision"]) }

    /// An instant as it is typed into a field of the kind `moment`, in the visitor's zone; nil where it is empty. Throws
    /// `RefusedFields`.
    func moment(_ text: String, path: String) throws -> Timestamp? {
        guard !text.isEmpty else { return nil }
        let seconds = text.utf8.count == 16 ? "\(text):00" : text
        // The zone's distance to UTC there, from one look around it.
        guard let local = try? Timestamp(parsing: "\(seconds)Z") else {
            throw RefusedFields(
                path: path, say(\.audit.noTime), hint: say(\.audit.noTimeHint))
        }
        let guess = local.adding(seconds: -settings.zone.local(local).seconds(since: local))
        return local.adding(seconds: -settings.zone.local(guess).seconds(since: guess))
    }
}
