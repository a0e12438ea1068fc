import ArgumentParser
internal import Core
internal import ObjectStore
internal import Repository

/// `tidemark key destroy`: nobody can read the repository any more.
struct KeyDestroyCommand: TidemarkCommand {
    static let configuration = CommandConfiguration(
        commandName: "destroy",
        abstract: "Removes all keys of a repository: every backup in it is lost, for everyone and for ever.")
    static let whenStopped = "run the same command again: it removes what is left"

    @Option(help: ArgumentHelp("The repository.", valueName: "url"))
    var repo: String

    @OptionGroup var storage: StorageOptions

    @Option(help: ArgumentHelp("The repository's exact name, as init gave it.", valueName: "name"))
    var confirm: String

    @OptionGroup var output: OutputOptions

    func perform(_ console: Console) async throws {
        let store = try StoreLocation.store(at: repo, options: try storage.options(console))
        let done = try await KeyDestruction.run(store: store, confirming: confirm)
        console.line(
            "done",
            "the keys of repository \"\(done.repository)\" are destroyed since \(done.since): "
                + "\(done.slots) slots and \(done.epochs) later epochs were removed")
        console.line("lost", "every base, every segment of the log and every restore point in \(store.url)")
        console.warning(
            store.url.hasPrefix("s3://")
                ? "replicas of the bucket, and versions these credentials may not delete, still open the repository: "
                    + "remove keys/ and epochs/ there, too"
                : "copies and snapshots of the folders keys and epochs still open the repository: remove them, too")
        console.warning("commands that are running keep the keys in memory until they end: stop them")
        console.object([
            "event": "done", "repository": .string(done.repository), "destroyedAt": .string(done.since.description),
            "slots": .integer(Int64(done.slots)), "epochs": .integer(Int64(done.epochs)),
        ])
    }
}
