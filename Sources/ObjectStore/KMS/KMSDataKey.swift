package import Core

/// A data key that a KMS made.
package struct KMSDataKey: Sendable {
    /// 32 bytes.
    package let plaintext: Secret
    /// The same, encrypted under the KMS's key: up to 6144 bytes.
    package let blob: [UInt8]
    /// The ARN of the key it is encrypted under.
    package let keyARN: String
}
