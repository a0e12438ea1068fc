internal import Core

/// What `--target` names.
enum TargetChoice: Sendable, Hashable {
    /// A server that is there.
    case server(String)
    /// A new one on this machine.
    case new(DatabaseFlavour)
    /// A new one by the user's own commands, described in a file.
    case command(String)

    /// Throws `usage.invalid`.
    init(parsing text: String) throws(TidemarkError) {
        if text.hasPrefix("new:") {
            guard let flavour = DatabaseFlavour(rawValue: String(text.dropFirst(4))) else {
                throw TidemarkError(
                    .usage, "\"\(text)\" names no family of servers", hint: "write new:mariadb or new:mysql")
            }
            self = .new(flavour)
        } else if text.hasPrefix("command:") {
            guard text.count > 8 else {
                throw TidemarkError(
                    .usage, "command: names no file", hint: "write command:FILE, a JSON file with the commands")
            }
            self = .command(FilePath.absolute(String(text.dropFirst(8))))
        } else {
            self = .server(text)
        }
    }

    var isNew: Bool {
        if case .server = self { false } else { true }
    }
}
