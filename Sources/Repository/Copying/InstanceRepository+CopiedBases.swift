internal import ObjectStore

extension InstanceRepository {
    /// Identifiers of the bases whose progress is stored.
    func pendingIDs() async throws -> [String] {
        try await repository.store.keys(names.pending, after: nil, limit: .max)
            .compactMap { ObjectNames.identifier(in: $0, prefix: names.pending, suffix: ".pending") }
    }

    /// Sizes of the chunks that are stored, by name.
    func storedChunks() async throws -> [String: UInt64] {
        let entries = try await repository.store.list(names.chunks)
        return Dictionary(entries.map { (String($0.key.suffix(64)), $0.size) }) { first, _ in first }
    }
}
