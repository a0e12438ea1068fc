internal import Core
internal import ObjectStore

extension Repository {
    /// Storage classes by age, as stored; nil where none were.
    package func tierPolicy() async throws -> TierPolicy? {
        let name = ObjectNames.tierPolicy
        do {
            return try StoredJSON.decode(TierPolicy.self, from: try await read(.tierPolicy, name)[0], name: name)
        } catch let error as TidemarkError where error.code == .objectMissing {
            return nil
        }
    }

    package func setTierPolicy(_ policy: TierPolicy) async throws {
        try await write(.tierPolicy, ObjectNames.tierPolicy, [StoredJSON.encode(policy)], mode: .overwrite)
    }

    /// The size of a chunk, nil where there is none, and whether it cannot be read at once.
    func presence(ofChunk name: String) async throws -> (size: UInt64?, isArchived: Bool) {
        guard let controls = store.controls else { return (try await store.size(name), false) }
        let status = try await controls.status(name)
        return (status?.size, status?.isArchived ?? false)
    }
}
