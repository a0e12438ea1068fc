import ArgumentParser

/// `tidemark link`: addresses by which exports are fetched.
struct LinkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "link", abstract: "Makes, shows and revokes the links by which exports are fetched.",
        subcommands: [LinkAddCommand.self, LinkListCommand.self, LinkShowCommand.self, LinkRevokeCommand.self])
}
