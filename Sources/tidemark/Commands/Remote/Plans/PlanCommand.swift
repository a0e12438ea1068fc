import ArgumentParser

/// `tidemark plan`: what is wanted.
struct PlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Shows and removes the plans of a server; tidemark apply makes and changes them.",
        subcommands: [PlanListCommand.self, PlanShowCommand.self, PlanRemoveCommand.self])
}
