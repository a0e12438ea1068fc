import ArgumentParser

/// `tidemark event`: what happened, and who is told.
struct EventCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "event", abstract: "Shows what happened, and what became of the messages about it.",
        subcommands: [
            EventListCommand.self, EventShowCommand.self, EventAcknowledgeCommand.self, EventTestCommand.self,
            EventDeliveriesCommand.self, EventReplayCommand.self,
        ])
}
