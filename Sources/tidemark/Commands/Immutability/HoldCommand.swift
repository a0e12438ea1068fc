import ArgumentParser

/// `tidemark hold`: what must not be deleted until somebody allows it again.
struct HoldCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hold", abstract: "Sets, shows and lifts legal holds on bases and spans of restore points.",
        subcommands: [HoldAddCommand.self, HoldListCommand.self, HoldRemoveCommand.self])
}
