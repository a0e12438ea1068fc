import ArgumentParser

/// `tidemark drill`: proofs that restores work.
struct DrillCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drill",
        abstract: "Begins drills, shows what they proved and hands out their evidence.",
        subcommands: [DrillBeginCommand.self, DrillListCommand.self, DrillEvidenceCommand.self],
        defaultSubcommand: DrillBeginCommand.self)
}
