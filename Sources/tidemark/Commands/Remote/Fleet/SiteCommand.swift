import ArgumentParser

/// `tidemark site`: where instances run.
struct SiteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "site", abstract: "Shows and adds the sites of a project.",
        subcommands: [SiteListCommand.self, SiteAddCommand.self])
}
