internal import Core

/// Opens the store a repository URL names.
package enum StoreLocation {
    /// `file:///srv/backups`, an absolute path, or `s3://bucket/prefix?…` (see `S3Location`). Nothing is read yet.
    /// Throws `store.url`.
    package static func store(at url: String, options: StoreOptions = StoreOptions()) throws -> any ObjectStore {
        let store: any ObjectStore =
            url.lowercased().hasPrefix("s3://")
            ? try S3Store(S3Location(parsing: url, environment: options.environment), options: options)
            : try directory(url)
        guard options.uploadRate != nil || options.downloadRate != nil else { return store }
        return RateLimitedStore(
            store, upload: options.uploadRate, download: options.downloadRate, clock: options.clock)
    }

    private static func directory(_ url: String) throws -> DirectoryStore {
        if url.hasPrefix("/") { return DirectoryStore(path: url) }
        guard url.hasPrefix("file://") else {
            throw TidemarkError(
                .storeURL, "“\(url)” is not a repository URL.",
                hint: "Write file:// and an absolute path, such as file:///srv/backups, or s3://BUCKET/PREFIX.")
        }
        var path = url.dropFirst("file://".count)
        if path.hasPrefix("localhost/") { path = path.dropFirst("localhost".count) }
        guard path.hasPrefix("/"), let decoded = PercentEncoding.decoded(path), !decoded.utf8.contains(0) else {
            throw TidemarkError(
                .storeURL, "The repository URL “\(url)” has no absolute path.",
                hint: "Write three slashes, such as file:///srv/backups.")
        }
        return DirectoryStore(path: decoded)
    }
}
