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

    @inline(never)
    package static func noControls(in url: String) -> TidemarkError {
        TidemarkError(
            .storeUnsupported, "\(url) can neither lock objects nor keep them in storage classes.",
            hint: "Use a bucket in object storage, made with Object Lock where locks are wanted.")
    }

    /// - Parameter status: what the store says of the object.
    @inline(never)
    package static func locked(
        _ key: String, in url: String, status: ObjectStatus, cause: (any Error)? = nil
    ) -> TidemarkError {
        var reasons: [String] = []
        if status.isHeld { reasons.append("by a legal hold") }
        if let retention = status.retention {
            reasons.append("until \(retention.until) (\(retention.mode.rawValue))")
        }
        return TidemarkError(
            .storeLocked, "“\(key)” in \(url) is locked \(reasons.joined(separator: " and ")).",
            hint: "Wait until then, or lift the hold; only a lock under governance can be bypassed.", cause: cause)
    }

    @inline(never)
    package static func archived(_ key: String, in url: String) -> TidemarkError {
        TidemarkError(
            .storeArchived, "“\(key)” in \(url) lies in an archive class and cannot be read now.",
            hint: "tidemark restore asks for its retrieval and waits; see operations.md.")
    }
}
