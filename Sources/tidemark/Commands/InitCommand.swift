import ArgumentParser
internal import Core
internal import ObjectStore
internal import Repository

/// `tidemark init`: a repository and its key.
struct InitCommand: TidemarkCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Makes a repository, and its key file where there is none.")
    static let whenStopped = "run the same command again; what exists is never overwritten"

    @OptionGroup var repository: RepositoryOptions

    @Option(
        help: ArgumentHelp(
            "What the repository calls itself; the folder's or prefix's name by default.", valueName: "name"))
    var name: String?

    @OptionGroup var locking: LockOptions
    @OptionGroup var output: OutputOptions

    func perform(_ console: Console) async throws {
        let url = RepositoryURL(repository.repo)
        let choice = try repository.key.choice()
        let policy = try locking.policy()
        let store = try repository.store(console)
        if policy != nil { try await Repository.requireLockable(store) }
        var newKeyFile: String?
        let made: Repository
        if case .keyFile(let path) = choice {
            if !FilePath.exists(path) { newKeyFile = path }
            made = try await NewKeyFile.using(path, console) {
                try await Repository.create(store: store, name: name ?? url.defaultName, key: $0)
            }
        } else {
            made = try await Repository.create(
                store: store, name: name ?? url.defaultName, key: try choice.source(console))
        }
        if let policy { try await made.setLock(policy) }
        console.line("done", "repository \"\(made.descriptor.name)\" at \(store.url)")
        if let policy { console.line("lock", LockText.sentence(policy)) }
        var result: JSONValue = [
            "event": "done", "repository": .string(made.descriptor.name), "id": .string(made.descriptor.id),
            "url": .string(store.url),
        ]
        result = result.appending([.init(name: "newKeyFile", value: .optional(newKeyFile))])
        result = result.appending([.init(name: "lock", value: .optional(policy?.mode.rawValue))])
        console.object(result)
    }
}
