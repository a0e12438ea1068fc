import ArgumentParser

/// `tidemark session`: who is signed in.
struct SessionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "session", abstract: "Shows and ends sessions: your own, or with --all everybody's.",
        subcommands: [SessionListCommand.self, SessionEndCommand.self])
}
