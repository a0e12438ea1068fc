package import Core

/// A multipart upload that was begun and neither finished nor aborted.
package struct S3Upload: Sendable, Hashable {
    package let key: String
    package let id: String
    /// nil where the store did not say.
    package let begunAt: Timestamp?
}
