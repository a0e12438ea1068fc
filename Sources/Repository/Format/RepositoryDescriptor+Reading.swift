internal import Core
internal import Crypto
internal import Foundation
internal import ObjectStore

extension RepositoryDescriptor {
    /// Throws `repository.missing`, `repository.format`, and `object.damaged` where it is not what was written.
    static func read(from store: any ObjectStore) async throws -> RepositoryDescriptor {
        let bytes: [UInt8]
        do {
            bytes = try await store.get(ObjectNames.descriptor)
        } catch let error as TidemarkError where error.code == .storeNotFound {
            throw TidemarkError(
                .repositoryMissing, "There is no Tidemark repository at \(store.url).",
                hint: "Check the URL, or make a repository there with tidemark init.")
        }
        // The version first: what else a newer descriptor holds is not known.
        let version = try StoredJSON.decode(VersionOnly.self, from: bytes, name: ObjectNames.descriptor).format
        guard version <= FormatVersion.current else {
            throw TidemarkError(
                .repositoryFormat,
                "The repository at \(store.url) has format version \(version); this program knows up to "
                    + "\(FormatVersion.current).",
                hint: "Use a newer tidemark.")
        }
        let descriptor = try StoredJSON.decode(Self.self, from: bytes, name: ObjectNames.descriptor)
        guard descriptor.checksum == descriptor.computedChecksum, Hex.decode(descriptor.id)?.count == 16 else {
            throw ObjectFailure.damaged(ObjectNames.descriptor, "its checksum does not fit its content")
        }
        return descriptor
    }

    /// SHA-256 of the fields, one a line; of a destroyed repository with the time of that at the end.
    var computedChecksum: String {
        let text =
            ["tidemark/1 descriptor", "\(format)", id, name, "\(createdAt.microseconds)"]
            + (destroyedAt.map { ["destroyed \($0.microseconds)"] } ?? [])
        return Hex.encode(SHA256.hash(data: Array(text.joined(separator: "\n").utf8)))
    }

    private struct VersionOnly: Decodable { let format: Int }
}
