import ArgumentParser

/// `tidemark approval`: what others have to agree to. They are asked with `--ask` of the command that needs it.
struct ApprovalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approval",
        abstract: "Shows and decides what others ask approval for; --ask REASON of any command asks for it.",
        subcommands: [
            ApprovalListCommand.self, ApprovalShowCommand.self, ApprovalGrantCommand.self, ApprovalRefuseCommand.self,
            ApprovalWithdrawCommand.self, ApprovalRulesCommand.self,
        ])
}
