internal import Core

extension InstanceRepository {
    /// A writer for chunks, to be kept by one task and used for one chunk after the other.
    package func chunkWriter() throws -> ChunkWriter { try ChunkWriter(instance: self) }

    /// Stores a chunk from one array of framed rows; `ChunkWriter` does the same without the whole in memory.
    package func putChunk(
        framedRows: [UInt8], rows: UInt64, digest: TableDigest
    ) async throws -> ChunkReference {
        let writer = try chunkWriter()
        try writer.append(framedRows)
        return try await writer.finish(rows: rows, digest: digest)
    }

    /// The framed rows of a chunk, authenticated. Throws `object.missing`, `object.truncated`, `object.damaged`.
    package func readChunk(_ reference: ChunkReference) async throws -> [UInt8] {
        let name = names.chunk(reference.id)
        let rows = try await repository.read(.chunk, name)[0]
        guard UInt64(rows.count) == reference.rawBytes else {
            throw ObjectFailure.damaged(
                name, "it holds \(rows.count) bytes of rows where the base says \(reference.rawBytes)")
        }
        return rows
    }
}
