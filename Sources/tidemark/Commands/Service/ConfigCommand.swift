import ArgumentParser

/// `tidemark config`: what a service would be started with.
struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", abstract: "Looks at the configuration of a service.",
        subcommands: [ConfigCheckCommand.self])
}
