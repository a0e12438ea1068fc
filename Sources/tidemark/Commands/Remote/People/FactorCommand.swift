import ArgumentParser

/// `tidemark factor`: one's own second factor.
struct FactorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "factor", abstract: "Sets up, confirms and removes your own second factor.",
        subcommands: [
            FactorBeginCommand.self, FactorConfirmCommand.self, FactorRemoveCommand.self, FactorCodesCommand.self,
        ])
}
