internal import Core
internal import ObjectStore

extension InstanceRepository {
    /// A writer for chunks, to be kept by one task and used for one chunk after the other.
    package func chunkWriter(layout: RowLayout? = nil) throws -> ChunkWriter {
        try ChunkWriter(instance: self, layout: layout)
    }

    /// Stores a chunk from one array of framed rows; `ChunkWriter` does the same without the whole in memory.
    package func putChunk(
        framedRows: [UInt8], rows: UInt64, digest: TableDigest, layout: RowLayout? = nil
    ) async throws -> ChunkReference {
        let writer = try chunkWriter(layout: layout)
        try writer.append(framedRows)
        return try await writer.finish(rows: rows, digest: digest)
    }

    /// Stores a chunk unless the instance has it already.
    package func store(_ chunk: PackedChunk) async throws -> ChunkReference {
        var reference = chunk.reference
        // One in an archive class is stored anew: a base that was just made is to be read at once.
        let (present, isArchived) = try await repository.presence(ofChunk: chunk.name)
        if let present, !isArchived {
            reference.storedBytes = present
            return reference
        }
        do {
            try await repository.store.put(chunk.name, chunk.object, mode: isArchived ? .overwrite : .ifAbsent)
        } catch let error as TidemarkError where error.code == .storeExists {
            // Another worker stored the same rows at the same time.
        }
        return reference
    }

    /// The framed rows of a chunk, authenticated. Throws `object.missing`, `object.truncated`, `object.damaged`.
    package func readChunk(_ reference: ChunkReference) async throws -> [UInt8] {
        try await readLaidOutChunk(reference).rows
    }

    /// The same, and the layout of the rows where they are stored by one.
    func readLaidOutChunk(_ reference: ChunkReference) async throws -> (rows: [UInt8], layout: RowLayout?) {
        let name = names.chunk(reference.id)
        let (rows, layout) = try await repository.readChunk(name)
        guard UInt64(rows.count) == reference.rawBytes else {
            throw ObjectFailure.damaged(
                name, "it holds \(rows.count) bytes of rows where the base says \(reference.rawBytes)")
        }
        return (rows, layout)
    }
}
