import ArgumentParser

/// `tidemark access`: what rights come to.
struct AccessCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "access", abstract: "Explains what somebody may do, and keeps duties apart.",
        subcommands: [AccessExplainCommand.self, AccessModeCommand.self])
}
