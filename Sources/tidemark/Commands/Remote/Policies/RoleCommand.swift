import ArgumentParser

/// `tidemark role`: what every service has to be granted.
struct RoleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "role", abstract: "Shows the roles that can be granted.", subcommands: [RoleListCommand.self])
}
