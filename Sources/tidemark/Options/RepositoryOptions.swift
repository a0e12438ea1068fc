import ArgumentParser
internal import Core
internal import ObjectStore
internal import Repository

/// The repository and what opens it.
struct RepositoryOptions: ParsableArguments, Sendable {
    @Option(help: ArgumentHelp("The repository, such as file:///srv/backups.", valueName: "url"))
    var repo: String

    @OptionGroup var key: KeyOptions

    /// The repository, opened with the key that the options or the environment name.
    func open(_ console: Console) async throws -> Repository {
        let store = try RepositoryURL(repo).store()
        return try await Repository.open(store: store, key: try key.choice().source(console))
    }
}
