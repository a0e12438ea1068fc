import ArgumentParser
internal import Core
internal import ObjectStore
internal import Repository

/// The repository and what opens it.
struct RepositoryOptions: ParsableArguments, Sendable {
    @Option(
        help: ArgumentHelp(
            "The repository, such as file:///srv/backups or s3://bucket/prefix?region=eu-central-1.", valueName: "url"))
    var repo: String

    @OptionGroup var key: KeyOptions
    @OptionGroup var storage: StorageOptions

    /// The store the repository lives in. Throws `store.url`.
    ///
    /// - Parameter patience: seconds for which a call that fails is tried again, unless the URL says how long.
    func store(_ console: Console, patience: Double? = nil) throws -> any ObjectStore {
        var options = try storage.options(console)
        options.patience = patience
        return try StoreLocation.store(at: repo, options: options)
    }

    /// The repository, opened with the key that the options or the environment name.
    func open(_ console: Console, patience: Double? = nil) async throws -> Repository {
        try await Repository.open(store: try store(console, patience: patience), key: try key.choice().source(console))
    }
}
