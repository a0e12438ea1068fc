internal import Core
internal import ObjectStore

/// One pass over all objects of an instance.
struct InstanceVerifier {
    let instance: InstanceRepository
    let depth: VerifyDepth
    let progress: @Sendable (VerifyProgress) -> Void
    var report = VerifyReport()
    /// Complete bases whose summary can be read, and those whose manifest cannot be believed.
    var bases: [BaseSummary] = []
    var damagedBases: Set<String> = []
    /// What bases say about their chunks, by chunk.
    var references: [String: ChunkUse] = [:]
    /// Readable indexes, rising; and segments that cannot be used.
    var indexes: [UInt64: SegmentIndex] = [:]
    var damagedSegments: Set<UInt64> = []
    /// Holes that are damage, by the name of their first segment.
    var missingSegments: [String: ClosedRange<UInt64>] = [:]
    /// What was taken away of the log on purpose.
    var removals = RemovalRecord()
    private var total: UInt64 = 0

    /// How a chunk is used.
    struct ChunkUse {
        var rawBytes: UInt64
        var storedBytes: UInt64
        var bases: [String]
    }

    init(
        instance: InstanceRepository, depth: VerifyDepth, progress: @escaping @Sendable (VerifyProgress) -> Void
    ) {
        self.instance = instance
        self.depth = depth
        self.progress = progress
    }

    mutating func run() async throws -> VerifyReport {
        let names = instance.names
        var entries = try await instance.repository.store.list(names.all)
        total = UInt64(entries.count) + 1
        try await verifyRecord()
        let bases = entries.extract { $0.key.hasPrefix(names.bases) }
        let chunks = entries.extract { $0.key.hasPrefix(names.chunks) }
        let segments = entries.extract { $0.key.hasPrefix(names.log) }
        try await verifyBases(bases)
        // After the listing: what was removed meanwhile was recorded before.
        try await verifyRemovals(&entries)
        try await verifySegments(segments)
        try await verifyChunks(chunks)
        try await verifyOthers(entries)
        try await addConsequences()
        return report
    }

    /// Counts an object that was checked, and its bytes where it was read whole.
    mutating func count(_ entry: ObjectEntry, isWhole: Bool = true) {
        report.objects += 1
        if isWhole {
            report.wholeObjects += 1
            report.bytes += entry.size
        }
        progress(
            VerifyProgress(
                objectsDone: report.objects, objectsTotal: total, bytesDone: report.bytes, key: entry.key))
    }

    /// Runs a check and records the object as damaged where it fails; passes on failures of the store itself.
    mutating func check(_ key: String, _ body: (inout Self) async throws -> Void) async throws -> Bool {
        do {
            try await body(&self)
            return true
        } catch let error as TidemarkError where error.isReadingFailure || error.code == .logBroken {
            report.damaged.append(DamagedObject(key, error))
            return false
        }
    }

    private mutating func verifyRecord() async throws {
        let name = ObjectNames.instanceRecord(instance.id)
        let size = try await instance.repository.store.size(name)
        let isGood = try await check(name) { verifier in _ = try await verifier.instance.record }
        if !isGood { report.damaged[report.damaged.count - 1].takesAway = ["The name of instance \(instance.id)."] }
        if let size { count(ObjectEntry(key: name, size: size)) }
    }

    private mutating func verifyRemovals(_ entries: inout [ObjectEntry]) async throws {
        let name = instance.names.removals
        let isGood = try await check(name) { verifier in verifier.removals = try await verifier.instance.removals() }
        if !isGood {
            report.damaged[report.damaged.count - 1].takesAway = ["The knowledge which holes of the log are no damage."]
        }
        for entry in entries.extract({ $0.key == name }) { count(entry) }
    }

    private mutating func verifyOthers(_ entries: [ObjectEntry]) async throws {
        let names = instance.names
        for entry in entries {
            let name = entry.key
            if name == names.streamStatus {
                _ = try await check(name) { verifier in
                    let sections = try await verifier.instance.repository.read(.streamStatus, name)
                    _ = try StoredJSON.decode(StreamStatus.self, from: sections[0], name: name)
                }
            } else if let number = names.number(ofLease: name) {
                // One that is gone was removed by the next holder.
                guard let size = try await instance.repository.store.size(name), size > 0 else { continue }
                _ = try await check(name) { verifier in
                    let instance = verifier.instance
                    let bytes = try await instance.repository.bytes(of: name)
                    _ = try await instance.decodeLease(bytes, number, name: name)
                }
            } else if let id = ObjectNames.identifier(in: name, prefix: names.pending, suffix: ".pending") {
                let isGood = try await check(name) { verifier in
                    let sections = try await verifier.instance.repository.read(.pendingBase, name)
                    _ = try verifier.instance.decodePending(sections, id: id, name: name)
                }
                if isGood { report.notes.append("Base \(id) was begun and is not complete.") }
            } else if ObjectNames.identifier(in: name, prefix: names.holds, suffix: ".hold") != nil {
                _ = try await check(name) { verifier in
                    _ = try await verifier.instance.repository.read(.hold, name)
                }
            } else if ObjectNames.identifier(in: name, prefix: names.locks, suffix: ".lock") != nil {
                _ = try await check(name) { verifier in
                    _ = try await verifier.instance.repository.read(.lockedBase, name)
                }
            } else if names.drill(ofEvidence: name) != nil {
                _ = try await check(name) { verifier in
                    _ = try await verifier.instance.repository.read(.drillEvidence, name)
                }
            } else {
                report.notes.append("“\(name)” is no object of a Tidemark repository.")
                continue
            }
            count(entry)
        }
    }
}

extension [ObjectEntry] {
    /// Removes and gives the entries that fit.
    fileprivate mutating func extract(_ fits: (ObjectEntry) -> Bool) -> [ObjectEntry] {
        let taken = filter(fits)
        removeAll(where: fits)
        return taken
    }
}
