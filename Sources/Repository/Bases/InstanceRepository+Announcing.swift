package import Core
internal import ObjectStore

extension InstanceRepository {
    /// Makes a base known before it may use again any chunk that is stored already, and waits while a prune looks for
    /// what nothing needs. Gives those of the chunks it names that are gone.
    ///
    /// Either a prune that begins now finds the base and leaves all chunks, or this finds the prune and waits for its end.
    package func announce(
        _ manifest: BaseManifest, clock: any TidemarkClock = SystemClock()
    ) async throws -> Set<String> {
        var manifest = manifest
        repeat {
            manifest.savedAt = clock.now()
            try await saveProgress(manifest)
            // One that swept meanwhile may have taken the base for one that was given up.
        } while try await waitWhileSweeping(clock: clock)
        return try await missingChunks(of: manifest)
    }

    /// The chunks a manifest names that are not stored.
    func missingChunks(of manifest: BaseManifest) async throws -> Set<String> {
        let wanted = Set(manifest.tables.lazy.flatMap(\.chunks).map(\.id))
        // A few are asked for one by one, many are listed with all others.
        if wanted.count <= Self.fewChunks {
            var missing: Set<String> = []
            for id in wanted where try await !repository.store.exists(names.chunk(id)) { missing.insert(id) }
            return missing
        }
        var missing = wanted
        try await repository.store.forEach(names.chunks) { missing.remove(String($0.key.suffix(64))) }
        return missing
    }

    private static let fewChunks = 64
}
