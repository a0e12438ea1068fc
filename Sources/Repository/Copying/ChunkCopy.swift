internal import Core
internal import ObjectStore

/// Copies one chunk: reads and checks it, and stores it under the name it has in the other repository.
struct ChunkCopy: Sendable {
    let source: InstanceRepository
    let target: InstanceRepository
    /// Sizes of the chunks the copy had before, by name.
    let stored: [String: UInt64]

    /// The chunk in the copy, and how many bytes were written. Throws `object.…` where it is not what its name says.
    func run(_ chunk: ChunkReference) async throws -> (ChunkReference, written: UInt64) {
        let (rows, layout) = try await source.readLaidOutChunk(chunk)
        guard try name(of: rows, in: source) == chunk.id else {
            throw ObjectFailure.damaged(source.names.chunk(chunk.id), "its rows are not those its name stands for")
        }
        var own = chunk
        own.id = try name(of: rows, in: target)
        if let size = stored[own.id] {
            own.storedBytes = size
            return (own, 0)
        }
        let key = target.names.chunk(own.id)
        let object = try target.repository.sealer.sealChunk(rows, layout, name: key)
        own.storedBytes = UInt64(object.count)
        do {
            try await target.repository.store.put(key, object, mode: .ifAbsent)
        } catch let error as TidemarkError where error.code == .storeExists {
            own.storedBytes = try await target.repository.store.size(key) ?? own.storedBytes
            return (own, 0)
        }
        return (own, own.storedBytes)
    }

    private func name(of rows: [UInt8], in instance: InstanceRepository) throws -> String {
        var namer = try ChunkNamer(keys: instance.repository.sealer.keys, instance: instance.id)
        rows.withUnsafeBytes { namer.append($0) }
        return namer.finish()
    }
}
