import ArgumentParser

/// `tidemark export`: data that leaves the house.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Writes restore points to encrypted files, as SQL, CSV or a repository of their own.",
        subcommands: [
            ExportBeginCommand.self, ExportListCommand.self, ExportShowCommand.self, ExportRemoveCommand.self,
        ])
}
