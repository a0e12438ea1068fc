import ArgumentParser

/// `tidemark audit`: who did what.
struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Shows who did what, hands it out, and proves that nothing of it was changed.",
        subcommands: [
            AuditListCommand.self, AuditExportCommand.self, AuditVerifyCommand.self, AuditStateCommand.self,
            AuditRetentionCommand.self,
        ])
}
