internal import Core
internal import ObjectStore

extension InstanceVerifier {
    /// Chunks in memory at a time.
    private static let width = 3

    mutating func verifyChunks(_ entries: [ObjectEntry]) async throws {
        var missing = references
        var unused: (count: UInt64, bytes: UInt64) = (0, 0)
        try await withThrowingTaskGroup(of: (ObjectEntry, TidemarkError?).self) { group in
            var waiting = entries[...]
            var running = 0
            while !waiting.isEmpty || running > 0 {
                if running < Self.width, let entry = waiting.popFirst() {
                    let id = String(entry.key.suffix(64))
                    let use = missing.removeValue(forKey: id)
                    if use == nil { unused = (unused.count + 1, unused.bytes + entry.size) }
                    let check = ChunkCheck(
                        instance: instance, entry: entry, id: id, use: use, readsWhole: depth.readsWhole(entry.key))
                    group.addTask { (entry, try await check.run()) }
                    running += 1
                } else if let (entry, failure) = try await group.next() {
                    running -= 1
                    report.chunks += 1
                    if let failure { addDamage(entry.key, failure, chunk: String(entry.key.suffix(64))) }
                    count(entry, isWhole: depth.readsWhole(entry.key))
                }
            }
        }
        for id in missing.keys.sorted() {
            addDamage(instance.names.chunk(id), ObjectFailure.missing(instance.names.chunk(id)), chunk: id)
        }
        if unused.count > 0 {
            report.notes.append(
                "\(unused.count) chunks (\(ByteCount(unused.bytes))) belong to no complete base; pruning removes them.")
        }
    }

    private mutating func addDamage(_ key: String, _ error: TidemarkError, chunk id: String) {
        report.damaged.append(DamagedObject(key, error))
        damagedBases.formUnion(references[id]?.bases ?? [])
    }
}

extension InstanceVerifier.ChunkUse {
    init(_ chunk: ChunkReference) { self.init(rawBytes: chunk.rawBytes, storedBytes: chunk.storedBytes, bases: []) }
}

/// Looks at one chunk, or reads it back.
private struct ChunkCheck: Sendable {
    let instance: InstanceRepository
    let entry: ObjectEntry
    let id: String
    /// What the bases say of it; nil where none uses it.
    let use: InstanceVerifier.ChunkUse?
    let readsWhole: Bool

    /// What is wrong with the chunk, or nil.
    func run() async throws -> TidemarkError? {
        do {
            guard instance.names.chunk(id) == entry.key else {
                return ObjectFailure.damaged(entry.key, "it has a name no chunk has")
            }
            guard readsWhole else {
                try await checkSize()
                return nil
            }
            let rows = try await instance.repository.readChunk(entry.key).rows
            var namer = try ChunkNamer(keys: instance.repository.sealer.keys, instance: instance.id)
            rows.withUnsafeBytes { namer.append($0) }
            guard namer.finish() == id else {
                return ObjectFailure.damaged(entry.key, "its rows are not those its name stands for")
            }
            if let use, UInt64(rows.count) != use.rawBytes {
                return ObjectFailure.damaged(
                    entry.key, "it holds \(rows.count) bytes of rows where a base says \(use.rawBytes)")
            }
            return nil
        } catch let error as TidemarkError where error.isReadingFailure {
            return error
        }
    }

    /// The same rows may have been stored again in another size; then the object's own header decides.
    private func checkSize() async throws {
        guard let use, use.storedBytes != entry.size else { return }
        let size = try await instance.repository.headerSize(.chunk, entry.key)
        try ObjectFailure.requireSize(entry.size, size, of: entry.key)
    }
}
