/// A part the store has.
struct S3Part: Sendable {
    let number: Int
    let etag: String
    /// Base64, where the upload has checksums of parts.
    let checksum: String?
}
