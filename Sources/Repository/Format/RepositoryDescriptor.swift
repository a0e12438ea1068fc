package import Core

/// The content of `tidemark.json`, the one object that is stored in clear beside the key slots.
package struct RepositoryDescriptor: Codable, Sendable, Hashable {
    /// Version of the stored format.
    package var format: Int
    /// Random, 32 hexadecimal digits; part of every object's key.
    package var id: String
    package var name: String
    package var createdAt: Timestamp
    /// When the repository's keys were destroyed on purpose; nothing in it can be read since.
    package var destroyedAt: Timestamp?
    /// Tells a damaged descriptor from one that was written so.
    package var checksum: String

    init(format: Int, id: String, name: String, createdAt: Timestamp) {
        self.format = format
        self.id = id
        self.name = name
        self.createdAt = createdAt
        checksum = ""
        checksum = computedChecksum
    }
}
