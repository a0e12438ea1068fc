import ArgumentParser

/// `tidemark site`: where instances run.
struct SiteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "site", abstract: "Shows, adds, changes and removes the sites of a project.",
        subcommands: [
            SiteListCommand.self, SiteShowCommand.self, SiteAddCommand.self, SiteChangeCommand.self,
            SiteRemoveCommand.self,
        ])
}
