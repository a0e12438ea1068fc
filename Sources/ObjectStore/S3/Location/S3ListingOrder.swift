/// In what order a store lists the keys of a bucket.
package enum S3ListingOrder: String, Sendable, CaseIterable {
    /// By the bytes of whole keys, as S3 promises.
    case keys
    /// Folder by folder, the names of a folder in order: `b/a/c` before `b/a.c`. SeaweedFS.
    case folders
}
