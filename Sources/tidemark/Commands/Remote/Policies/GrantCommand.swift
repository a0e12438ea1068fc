import ArgumentParser

/// `tidemark grant`: who has which roles and policies.
struct GrantCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "grant", abstract: "Shows, gives and takes back roles and policies.",
        subcommands: [GrantListCommand.self, GrantAddCommand.self, GrantRemoveCommand.self])
}
