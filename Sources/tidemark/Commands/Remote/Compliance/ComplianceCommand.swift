import ArgumentParser

/// `tidemark compliance`: what can be proven of backups.
struct ComplianceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compliance", abstract: "Reports what can be proven of the backups of a project.",
        subcommands: [ComplianceReportCommand.self, ComplianceCheckCommand.self])
}
