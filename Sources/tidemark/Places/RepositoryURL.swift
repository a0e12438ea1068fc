/// Where a repository lives, as given to `--repo`.
struct RepositoryURL: Sendable, Equatable {
    let text: String

    init(_ text: String) { self.text = text }

    /// What the repository is called unless it is given a name: the last part of its path.
    var defaultName: String {
        let path = text.lowercased().hasPrefix("s3://") ? text.prefix { $0 != "?" } : text[...]
        return path.split(separator: "/").last.map(String.init) ?? "repository"
    }
}
