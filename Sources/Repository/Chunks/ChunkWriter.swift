internal import Core

/// Compresses rows into chunks as they come: nothing but the compressed bytes, and of rows whose layout is known a block,
/// is held. Not for concurrent use.
package final class ChunkWriter {
    private let instance: InstanceRepository
    private var namer: ChunkNamer
    private var packer: ChunkPacker

    /// Bytes appended since the last `finish` or `discard`.
    package var rawBytes: UInt64 { packer.rawSize }

    init(instance: InstanceRepository, layout: RowLayout?) throws {
        self.instance = instance
        namer = try ChunkNamer(keys: instance.repository.sealer.keys, instance: instance.id)
        packer = try ChunkPacker(level: instance.repository.sealer.compressionLevel)
        try packer.reset(layout: layout)
    }

    /// Appends framed rows; a batch may end inside a row.
    package func append(_ framedRows: UnsafeRawBufferPointer) throws {
        namer.append(framedRows)
        try packer.append(framedRows)
    }

    package func append(_ framedRows: [UInt8]) throws { try framedRows.withUnsafeBytes { try append($0) } }

    /// Ends the chunk and begins the next one. `InstanceRepository.store` is to follow.
    package func pack(rows: UInt64, digest: TableDigest) throws -> PackedChunk {
        let id = namer.finish()
        defer { packer.reset() }
        var (object, section) = try packer.finish()
        let name = instance.names.chunk(id)
        try instance.repository.sealer.seal(&object, .chunk, name: name, descriptions: [section])
        return PackedChunk(
            reference: ChunkReference(
                id: id, rows: rows, rawBytes: section.rawSize, storedBytes: UInt64(object.count), digest: digest),
            name: name, object: object)
    }

    /// Stores the chunk unless the instance has it already, and begins the next one.
    package func finish(rows: UInt64, digest: TableDigest) async throws -> ChunkReference {
        try await instance.store(try pack(rows: rows, digest: digest))
    }

    /// Forgets what was appended since the last `finish`.
    package func discard() {
        _ = namer.finish()
        packer.reset()
    }

    /// The same, and stores the rows that come by another layout; without one, as they come.
    package func discard(layout: RowLayout?) throws {
        _ = namer.finish()
        try packer.reset(layout: layout)
    }
}
