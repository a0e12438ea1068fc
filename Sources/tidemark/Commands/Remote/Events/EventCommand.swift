import ArgumentParser

/// `tidemark event`: what happened.
struct EventCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "event", abstract: "Shows what happened.", subcommands: [EventListCommand.self])
}
