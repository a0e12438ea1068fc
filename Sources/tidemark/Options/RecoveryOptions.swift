import ArgumentParser
internal import Core
internal import ObjectStore
internal import Repository

/// The repository out of which a lost catalog is rebuilt.
struct RecoveryOptions: ParsableArguments, Sendable {
    @Option(
        help: ArgumentHelp(
            "Rebuild the catalog, which must be empty, out of what this repository holds; then go on as usual.",
            valueName: "url"))
    var recoverFrom: String?

    @Option(
        help: ArgumentHelp(
            "Whose exports to use, where several services have exported into the repository.", valueName: "id"))
    var recoverService: String?

    @OptionGroup var key: KeyOptions
    @OptionGroup var storage: StorageOptions

    /// The repository, opened; nil where nothing is to be recovered.
    func repository(_ console: Console) async throws -> Repository? {
        guard let recoverFrom else { return nil }
        let store = try StoreLocation.store(at: recoverFrom, options: try storage.options(console))
        return try await Repository.open(store: store, key: try key.choice().source(console))
    }
}
