import ArgumentParser

/// `tidemark instance`: the database servers that a server protects.
struct InstanceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "instance",
        abstract: "Adds, shows, changes, checks, backs up and restores the instances of a server.",
        subcommands: [
            InstanceListCommand.self, InstanceShowCommand.self, InstanceWindowCommand.self, InstanceAddCommand.self,
            InstanceChangeCommand.self, InstanceImportCommand.self, InstanceProbeCommand.self,
            InstanceCheckCommand.self, InstanceAccountCommand.self,
            InstancePasswordCommand.self, InstanceBackupCommand.self, InstanceRestoreCommand.self,
            InstanceFindCommand.self, InstanceRemoveCommand.self,
        ])
}
