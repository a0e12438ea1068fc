import ArgumentParser

/// `tidemark worker`: runs jobs of a server elsewhere; `tidemark worker list` shows who does.
struct WorkerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "worker", abstract: "Runs the jobs of a server elsewhere, or lists the workers of one.",
        subcommands: [WorkerRunCommand.self, WorkerListCommand.self], defaultSubcommand: WorkerRunCommand.self)
}
