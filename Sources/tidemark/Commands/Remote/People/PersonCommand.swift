import ArgumentParser

/// `tidemark person`: who may sign in.
struct PersonCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "person", abstract: "Makes, shows, changes and removes accounts of people.",
        subcommands: [
            PersonListCommand.self, PersonShowCommand.self, PersonAddCommand.self, PersonChangeCommand.self,
            PersonRemoveCommand.self, PersonUnlockCommand.self, PersonResetPasswordCommand.self,
            PersonResetFactorCommand.self,
        ])
}
