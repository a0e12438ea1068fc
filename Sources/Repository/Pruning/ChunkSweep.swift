internal import Core
internal import ObjectStore

/// Finds the chunks that no base needs.
struct ChunkSweep {
    let instance: InstanceRepository

    /// Chunks that none of these bases names. Throws `object.damaged` where one of the bases cannot be read: then nobody
    /// can tell.
    func unused(besides bases: [BaseSummary]) async throws -> [ObjectEntry] {
        var needed: Set<ChunkName> = []
        for base in bases {
            try Task.checkCancellation()
            for chunk in try await instance.base(base.id).tables.lazy.flatMap(\.chunks) {
                if let name = ChunkName(chunk.id) { needed.insert(name) }
            }
        }
        var unused: [ObjectEntry] = []
        try await instance.repository.store.forEach(instance.names.chunks) { entry in
            // What is not named like a chunk was not put there by this program.
            guard let name = ChunkName(entry.key.suffix(64)),
                instance.names.chunk(String(entry.key.suffix(64))) == entry.key,
                !needed.contains(name)
            else { return }
            unused.append(entry)
        }
        return unused
    }
}
