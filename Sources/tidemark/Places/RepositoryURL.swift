internal import Core
internal import ObjectStore

/// Where a repository lives, as given to `--repo`.
struct RepositoryURL: Sendable, Equatable {
    let text: String

    init(_ text: String) { self.text = text }

    /// The store behind the URL.
    ///
    /// - Throws: `store.url` when the URL cannot be used.
    func store() throws -> any ObjectStore {
        guard !text.lowercased().hasPrefix("s3://") else {
            throw TidemarkError(
                .storeURL, "repositories in object storage (s3://) are not supported yet",
                hint: "use a directory: file:///srv/backups")
        }
        return try StoreLocation.store(at: text)
    }

    /// What the repository is called unless it is given a name: the last part of its path.
    var defaultName: String { text.split(separator: "/").last.map(String.init) ?? "repository" }
}
