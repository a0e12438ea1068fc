internal import Core

/// Where a repository lives, as given to `--repo`: `file:///srv/backups`.
struct RepositoryURL: Sendable, Equatable, CustomStringConvertible {
    /// The folder, from the root of the file system.
    let folder: String

    var description: String { "file://" + folder }

    /// The last part of the folder's path: what the repository is called unless it is given a name.
    var defaultName: String { folder.split(separator: "/").last.map(String.init) ?? "repository" }

    init(parsing text: String) throws(TidemarkError) {
        let hint = "write it as file:///srv/backups"
        let parts = text.split(separator: "://", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else {
            throw TidemarkError(.usage, "\"\(text)\" is not a repository URL", hint: hint)
        }
        let scheme = parts[0].lowercased()
        switch scheme {
        case "file": break
        case "s3":
            throw TidemarkError(
                .usage, "repositories in object storage (s3://) are not supported yet", hint: "use a directory: file:///srv/backups")
        default:
            throw TidemarkError(.usage, "\"\(scheme)://\" is not a kind of repository", hint: hint)
        }
        var path = String(parts[1])
        if path.hasPrefix("localhost/") { path.removeFirst("localhost".count) }
        guard path.hasPrefix("/") else {
            throw TidemarkError(
                .usage, "\"\(text)\" names no folder from the root of the file system", hint: "write three slashes: file:///\(path)")
        }
        guard let decoded = PercentCoding.decode(path), !decoded.contains("\0") else {
            throw TidemarkError(.usage, "\"\(text)\" has a percent sign that does not begin a code", hint: "write %25 for a percent sign")
        }
        var folder = decoded
        while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
        self.folder = folder
    }
}
