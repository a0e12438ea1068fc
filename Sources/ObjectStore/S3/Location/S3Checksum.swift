/// What an upload carries for the store to check it by.
package enum S3Checksum: String, Sendable, CaseIterable {
    /// `x-amz-checksum-crc32c`.
    case crc32c
    /// The payload's SHA-256 as part of the signature, which every store that checks signatures checks, and as
    /// `x-amz-checksum-sha256`.
    case sha256
    /// `Content-MD5`.
    case md5
}
