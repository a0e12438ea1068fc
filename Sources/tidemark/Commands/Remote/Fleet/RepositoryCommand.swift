import ArgumentParser

/// `tidemark repository`: the places that a server's backups live in.
struct RepositoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "repository", abstract: "Shows, adds, changes and removes the repositories of a server.",
        subcommands: [
            RepositoryListCommand.self, RepositoryShowCommand.self, RepositoryAddCommand.self,
            RepositoryChangeCommand.self, RepositoryRemoveCommand.self,
        ])
}
