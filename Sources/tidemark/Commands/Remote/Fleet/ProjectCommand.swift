import ArgumentParser

/// `tidemark project`: what separates teams.
struct ProjectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "project", abstract: "Shows, adds, changes and removes the projects of a server.",
        subcommands: [
            ProjectListCommand.self, ProjectShowCommand.self, ProjectAddCommand.self, ProjectChangeCommand.self,
            ProjectRemoveCommand.self,
        ])
}
