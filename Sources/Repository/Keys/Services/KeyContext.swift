/// What a protected key is for: the service is told, and gives the key only for the same again.
package struct KeyContext: Sendable, Hashable {
    /// The repository's identifier and the slot's, in hexadecimal digits.
    package let repository: String
    package let slot: String

    package init(repository: String, slot: String) {
        self.repository = repository
        self.slot = slot
    }

    /// The encryption context of a KMS.
    package var pairs: [String: String] { ["tidemark:repository": repository, "tidemark:slot": slot] }

    /// The associated data of a token's encryption.
    package var bytes: [UInt8] { Array("tidemark/1 pkcs11\n\(repository)\n\(slot)".utf8) }
}
