import ArgumentParser

/// `tidemark lock`: for how long what is stored is kept from everybody.
struct LockCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lock", abstract: "Shows and changes the lock (S3 Object Lock) of a repository.",
        subcommands: [LockShowCommand.self, LockSetCommand.self, LockExtendCommand.self])
}
