internal import Core
internal import ObjectStore

/// Compresses rows into chunks as they come: nothing but the compressed bytes is held. Not for concurrent use.
package final class ChunkWriter {
    private let instance: InstanceRepository
    private var namer: ChunkNamer
    private var packer: SectionPacker

    /// Bytes appended since the last `finish` or `discard`.
    package var rawBytes: UInt64 { packer.rawSize }

    init(instance: InstanceRepository) throws {
        self.instance = instance
        namer = try ChunkNamer(keys: instance.repository.sealer.keys, instance: instance.id)
        packer = try SectionPacker(
            level: instance.repository.sealer.compressionLevel, headerRoom: SealedHeader.size(sections: 1))
    }

    /// Appends framed rows; a batch may end inside a row.
    package func append(_ framedRows: UnsafeRawBufferPointer) throws {
        namer.append(framedRows)
        try packer.append(framedRows)
    }

    package func append(_ framedRows: [UInt8]) throws { try framedRows.withUnsafeBytes { try append($0) } }

    /// Stores the chunk unless the instance has it already, and begins the next one.
    package func finish(rows: UInt64, digest: TableDigest) async throws -> ChunkReference {
        let id = namer.finish()
        var (object, section) = try packer.finish()
        defer { packer.reset() }
        let name = instance.names.chunk(id)
        let repository = instance.repository
        // One in an archive class is stored anew: a base that was just made is to be read at once.
        let (present, isArchived) = try await repository.presence(ofChunk: name)
        var stored = isArchived ? nil : present
        if stored == nil {
            try repository.sealer.seal(&object, .chunk, name: name, descriptions: [section])
            do {
                try await repository.store.put(name, object, mode: isArchived ? .overwrite : .ifAbsent)
            } catch let error as TidemarkError where error.code == .storeExists {
                // Another worker stored the same rows at the same time.
            }
            stored = UInt64(object.count)
        }
        packer.recycle(object)
        return ChunkReference(
            id: id, rows: rows, rawBytes: section.rawSize, storedBytes: stored ?? 0, digest: digest)
    }

    /// Forgets what was appended since the last `finish`.
    package func discard() {
        _ = namer.finish()
        packer.reset()
    }
}
