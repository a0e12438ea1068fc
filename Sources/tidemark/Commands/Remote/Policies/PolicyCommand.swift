import ArgumentParser

/// `tidemark policy`: rules of one's own, to be granted like roles.
struct PolicyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy", abstract: "Shows, sets and removes the policies of a server.",
        subcommands: [
            PolicyListCommand.self, PolicyShowCommand.self, PolicySetCommand.self, PolicyRemoveCommand.self,
        ])
}
