internal import Core
internal import ObjectStore

extension InstanceCopy {
    /// Chunks in memory at a time.
    private static let width = 3
    /// Newest bases in both repositories that are asked what their chunks are called.
    private static let remembered = 32
    /// Seconds between two notes of how far a base has come.
    private static let noteInterval = 10.0

    /// Copies the selected bases that the copy does not have and whose log it has. Throws `object.…` where one is damaged,
    /// after the others are copied.
    package func copyBases() async throws {
        let (all, damaged) = try await source.readableBases()
        let present = Set(try await target.baseIDs())
        try await removeNotes(of: present)
        let wanted = selection.bases(of: all)
        report.basesPresent = UInt64(wanted.count { present.contains($0.id) })
        let missing = wanted.filter { !present.contains($0.id) && !given.contains($0.id) }
        var failure = damaged.first.map { damage in
            ObjectFailure.damaged(damage.key, "its base is not copied")
        }
        guard !missing.isEmpty else {
            if let failure, given.insert(damaged.first?.key ?? "").inserted { throw failure }
            return
        }
        try await learn(all.map(\.id).filter(present.contains))
        for base in missing {
            guard try await hasLog(of: base) else { continue }
            do {
                try await copyBase(base.id)
            } catch let error as TidemarkError where error.isObjectFailure {
                given.insert(base.id)
                failure = failure ?? error
            }
        }
        if let failure { throw failure }
    }

    /// A crash between the two steps of committing leaves the progress of a base that exists.
    private func removeNotes(of bases: Set<String>) async throws {
        for id in try await target.pendingIDs() where bases.contains(id) { try await target.discardPending(id) }
    }

    /// Whether the copy's log has what the base needs; said once where it never will.
    private func hasLog(of base: BaseSummary) async throws -> Bool {
        if try await target.segmentIndex(base.firstSegment) != nil {
            return try await target.segmentIndex(base.convergenceSegment) != nil
        }
        guard let newest = try await target.currentTail(), newest.index.sequence > base.firstSegment else {
            return false
        }
        given.insert(base.id)
        report.notes.append(
            "Base \(base.id) is left out: the copy's log begins after segment \(base.firstSegment), which it needs.")
        return false
    }

    /// Learns from bases of both repositories what the copy calls the chunks of the original.
    private func learn(_ common: [String]) async throws {
        for id in common.suffix(Self.remembered) where !learned.contains(id) {
            let original = try await source.base(id)
            learn(original, copied: try await target.base(id))
            learned.insert(id)
        }
    }

    private func learn(_ original: BaseManifest, copied: BaseManifest) {
        for (table, own) in zip(original.tables, copied.tables) where table.name == own.name {
            for (chunk, copy) in zip(table.chunks, own.chunks) where chunk.digest == copy.digest {
                known[chunk.id] = copy
            }
        }
    }

    private func copyBase(_ id: String) async throws {
        let original = try await source.base(id)
        if let pending = try await target.pendingBases().first(where: { $0.id == id }) {
            learn(original, copied: pending)
        }
        var copy = original
        copy.instance = target.id
        copy.state = .pending
        copy.tables = []
        // From now on no prune removes a chunk that is there already.
        try await target.saveProgress(copy)
        _ = try await target.waitWhileSweeping(clock: clock)
        let stored = try await target.storedChunks()
        var noted = clock.now()
        for table in original.tables {
            var own = table
            own.chunks = []
            own.complete = false
            copy.tables.append(own)
            var waiting = table.chunks[...]
            while !waiting.isEmpty {
                let batch = Array(waiting.prefix(Self.width))
                waiting = waiting.dropFirst(batch.count)
                own.chunks += try await copyChunks(batch, stored)
                copy.tables[copy.tables.count - 1] = own
                if clock.now().seconds(since: noted) >= Self.noteInterval {
                    noted = clock.now()
                    try await target.saveProgress(copy)
                }
            }
            own.complete = table.complete
            copy.tables[copy.tables.count - 1] = own
        }
        copy.state = original.state
        try await target.commit(copy)
        report.bytes += try await target.repository.store.size(target.names.base(id)) ?? 0
        learned.insert(id)
        report.bases += 1
    }

    /// The chunks under their names in the copy, in order, and written where they are not there.
    private func copyChunks(_ chunks: [ChunkReference], _ stored: [String: UInt64]) async throws -> [ChunkReference] {
        var copied: [Int: ChunkReference] = [:]
        try await withThrowingTaskGroup(of: (Int, ChunkReference, UInt64).self) { group in
            for (place, chunk) in chunks.enumerated() {
                if let own = known[chunk.id], stored[own.id] != nil {
                    copied[place] = own
                    report.chunksPresent += 1
                    continue
                }
                let copy = ChunkCopy(source: source, target: target, stored: stored)
                group.addTask {
                    let (reference, written) = try await copy.run(chunk)
                    return (place, reference, written)
                }
            }
            for try await (place, reference, written) in group {
                copied[place] = reference
                known[chunks[place].id] = reference
                report.bytes += written
                if written > 0 { report.chunks += 1 } else { report.chunksPresent += 1 }
            }
        }
        return chunks.indices.compactMap { copied[$0] }
    }
}
