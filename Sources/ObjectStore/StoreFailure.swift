package import Core

/// The errors all stores share, worded once.
package enum StoreFailure {
    @inline(never)
    package static func exists(_ key: String, in url: String) -> TidemarkError {
        TidemarkError(
            .storeExists, "\(url) already has “\(key)”, which must not be replaced.",
            hint: "Look for another writer of the same instance.")
    }

    @inline(never)
    package static func notFound(_ key: String, in url: String) -> TidemarkError {
        TidemarkError(
            .storeNotFound, "\(url) has no “\(key)”.",
            hint: "Check the repository's URL, and that nothing was deleted.")
    }

    @inline(never)
    package static func full(_ key: String, in url: String, cause: (any Error)? = nil) -> TidemarkError {
        TidemarkError(
            .storeFull, "There is no room left in \(url) to write “\(key)”.",
            hint: "Free or add space and run the command again; it continues from what is stored.", cause: cause)
    }

    @inline(never)
    package static func unavailable(_ key: String, in url: String, cause: (any Error)? = nil) -> TidemarkError {
        TidemarkError(
            .storeUnavailable, "\(url) failed on “\(key)”.",
            hint: "Check the disk or the connection to it and run the command again.", cause: cause)
    }
}
