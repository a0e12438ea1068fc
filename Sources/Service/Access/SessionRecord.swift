internal import Core

/// A session as the catalog keeps it.
struct SessionRecord {
    let id: String
    let digest: String
    let expiresAt: Timestamp
}
