import ArgumentParser

/// `tidemark key`: the ways to open a repository.
struct KeyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key", abstract: "Shows, adds, replaces, removes and destroys the keys that open a repository.",
        subcommands: [
            KeyListCommand.self, KeyAddCommand.self, KeyRotateCommand.self, KeyRemoveCommand.self,
            KeyDestroyCommand.self,
        ])
}
