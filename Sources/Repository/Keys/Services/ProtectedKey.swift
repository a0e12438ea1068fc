package import Core

/// A slot's key as a key service encrypted it. Stored in clear in the slot.
package struct ProtectedKey: Codable, Sendable, Hashable {
    /// The service's key: the ARN of a KMS's, the PKCS#11 URI (RFC 7512) of a token's.
    package var keeper: String
    /// 12 bytes of a token's encryption; none of a KMS's.
    package var nonce: Base64Bytes
    package var blob: Base64Bytes

    package init(keeper: String, nonce: [UInt8], blob: [UInt8]) {
        self.keeper = keeper
        self.nonce = Base64Bytes(nonce)
        self.blob = Base64Bytes(blob)
    }

    /// As it enters the slot's associated data.
    var words: String { "\(Base64Bytes(Array(keeper.utf8))) \(nonce) \(blob)" }
}
