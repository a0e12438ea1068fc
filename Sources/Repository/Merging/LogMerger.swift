package import Core
internal import ObjectStore
internal import Synchronization

/// Merges the small segments of one log into large objects, oldest first, one object a step.
///
/// The merged object is stored and read back in full before the first small one is removed, so that a crash anywhere
/// leaves the small ones, the merged one, or both; what both hold, the next step tidies up. Readers see the same log all the time.
package actor LogMerger {
    private let instance: InstanceRepository
    private let policy: MergePolicy
    private let clock: any TidemarkClock
    /// Nothing is to be done before this segment.
    private var cursor: UInt64 = 1
    /// Until then the next segments are too young to be merged.
    private var notBefore: Timestamp?
    /// Segments that cannot be merged: they stay as they are.
    private var barriers: Set<UInt64> = []
    package private(set) var report = MergeReport()

    /// Objects looked at at a time; more than can belong to one group.
    private static let pageSize = 2 * Int(LogObject.maximumSegments)
    /// Requests in flight.
    private static let width = 8
    /// Objects removed between two looks at the lease.
    private static let batch = 50

    package init(
        _ instance: InstanceRepository, policy: MergePolicy = MergePolicy(), clock: any TidemarkClock = SystemClock()
    ) {
        self.instance = instance
        self.policy = policy
        self.clock = clock
    }

    /// Makes one merged object, or tidies up after one; false where nothing is due. `check` throws where removing is not
    /// allowed any more. Throws the store's errors: nothing is lost then, and the same is due again.
    package func step(check: @Sendable () async throws -> Void) async throws -> Bool {
        while true {
            switch try await plan() {
            case nil: return false
            case .goOn(let next)?: cursor = next
            case .merge(let objects)?:
                switch try await merge(objects, check) {
                case .done: return true
                case .tooYoung: return false
                case .passedOver: continue
                }
            case .tidy(let merged, let leftovers)?:
                if try await tidy(merged, leftovers, check) { return true }
            }
        }
    }

    /// Whether a step has something to do, so that no lease is taken for nothing.
    package func isDue() async throws -> Bool {
        while let plan = try await plan() {
            guard case .goOn(let next) = plan else { return true }
            cursor = next
        }
        return false
    }

    /// nil where nothing is due.
    private func plan() async throws -> MergePlan? {
        if let notBefore, clock.now() < notBefore { return nil }
        guard let tail = try await instance.currentTail()?.index else { return nil }
        let newest = tail.sequence
        guard newest > policy.keptSegments else { return nil }
        let names = instance.names
        let entries = try await instance.repository.store.list(
            names.log, after: cursor > 1 ? names.segment(cursor - 1) : nil, limit: Self.pageSize)
        let plan = MergePlan(
            entries.compactMap { entry in names.logObject(entry.key).map { ($0, entry.size) } }, cursor: cursor,
            newest: newest - policy.keptSegments, policy: policy, barriers: barriers)
        if case .goOn(let next) = plan, next <= cursor || entries.count < Self.pageSize {
            cursor = max(cursor, next)
            return nil
        }
        return plan
    }

    // MARK: Merging

    private enum Outcome {
        case done
        /// Segments that may be merged later.
        case tooYoung
        /// Segments that stay as they are.
        case passedOver
    }

    private func merge(_ objects: [LogObject], _ check: @Sendable () async throws -> Void) async throws -> Outcome {
        var builder = MergedBuilder(policy: policy)
        try await collect(objects, into: &builder)
        let taken = builder.objects
        guard let first = taken.first, let last = taken.last, taken.count > 1 else {
            // Large enough by itself, or beside one that cannot be read.
            barriers.formUnion(taken.map(\.first))
            return .passedOver
        }
        let kept = max(policy.keptSeconds, try await lockedSeconds())
        if let newest = builder.newestSeal, clock.now().seconds(since: newest) < kept {
            notBefore = newest.adding(seconds: kept)
            return .tooYoung
        }
        let before = builder.storedBytes
        let name = instance.names.merged(first.first...last.last)
        let object = LogObject(name: name, first: first.first, last: last.last)
        let (proof, after) = try await store(builder.finish(), name, check)
        try await requireStored(proof, name)
        instance.merged.withLock { $0.add(object) }
        try await remove(taken, check)
        cursor = object.first
        report.objects += 1
        report.segments += UInt64(taken.count)
        report.bytesBefore += before
        report.bytesAfter += after
        return .done
    }

    /// Segments that are locked cannot be removed; until then a merged one would only be stored beside them.
    private func lockedSeconds() async throws -> Double {
        guard let lock = try await instance.repository.lockingStore.policies.current() else { return 0 }
        return max(0, lock.retention(at: clock.now()).until.seconds(since: clock.now()))
    }

    private func collect(_ objects: [LogObject], into builder: inout MergedBuilder) async throws {
        var waiting = objects[...]
        while !waiting.isEmpty {
            let batch = Array(waiting.prefix(Self.width))
            waiting = waiting.dropFirst(batch.count)
            let contents = try await read(batch)
            for (object, bytes) in zip(batch, contents) {
                do {
                    guard try await builder.add(object, bytes: bytes.get(), in: instance) else { return }
                } catch let error as TidemarkError where Self.concernsSegment(error) {
                    barriers.insert(object.first)
                    report.notes.append("Segment \(object.first) stays as it is: \(error.message)")
                    return
                }
            }
        }
    }

    /// Whether an error says something of one segment, not of the store.
    private static func concernsSegment(_ error: TidemarkError) -> Bool {
        error.isObjectFailure || error.code == .logBroken || error.code == .storeArchived
    }

    private func read(_ objects: [LogObject]) async throws -> [Result<[UInt8], TidemarkError>] {
        let repository = instance.repository
        return try await withThrowingTaskGroup(of: (Int, Result<[UInt8], TidemarkError>).self) { group in
            for (place, object) in objects.enumerated() {
                group.addTask {
                    do {
                        return (place, .success(try await repository.bytes(of: object.name)))
                    } catch let error as TidemarkError where Self.concernsSegment(error) {
                        return (place, .failure(error))
                    }
                }
            }
            var found: [Int: Result<[UInt8], TidemarkError>] = [:]
            for try await (place, result) in group { found[place] = result }
            return objects.indices.compactMap { found[$0] }
        }
    }

    /// Seals and stores; where an earlier attempt has stored it already, that one is looked at.
    private func store(
        _ draft: consuming MergedDraft, _ name: String, _ check: @Sendable () async throws -> Void
    ) async throws -> (MergedProof, UInt64) {
        let proof = draft.proof
        let repository = instance.repository
        let bytes = try repository.sealer.seal(.mergedSegments, name: name, sections: draft.sections)
        try await check()
        do {
            try await repository.store.put(name, bytes, mode: .ifAbsent)
        } catch let error as TidemarkError where error.code == .storeExists {
            guard try await !isStored(proof, name) else { return (proof, UInt64(bytes.count)) }
            // All of its segments have just been read: what an attempt left in its place is of no use.
            try await check()
            try await repository.store.delete(name)
            try await repository.store.put(name, bytes, mode: .ifAbsent)
        }
        return (proof, UInt64(bytes.count))
    }

    private func isStored(_ proof: MergedProof, _ name: String) async throws -> Bool {
        do {
            return MergedProof(try await instance.repository.read(.mergedSegments, name)) == proof
        } catch let error as TidemarkError where error.isObjectFailure {
            return false
        }
    }

    private func requireStored(_ proof: MergedProof, _ name: String) async throws {
        guard try await isStored(proof, name) else {
            throw ObjectFailure.damaged(name, "it does not read back as it was written")
        }
    }

    // MARK: Tidying

    /// Removes what is in a merged object as well, once compared with it; false where nothing could be removed.
    private func tidy(
        _ merged: LogObject, _ leftovers: [LogObject], _ check: @Sendable () async throws -> Void
    ) async throws -> Bool {
        let content: MergedSegments
        do {
            content = try await MergedSegments.read(merged, from: instance.repository, withEvents: true)
        } catch let error as TidemarkError where error.isObjectFailure {
            return try await replace(merged, leftovers, because: error, check)
        }
        var equal: [LogObject] = []
        for object in leftovers {
            do {
                guard try await isEqual(object, content) else {
                    throw ObjectFailure.damaged(object.name, "it is not what was merged")
                }
                equal.append(object)
            } catch let error as TidemarkError where error.isObjectFailure {
                barriers.insert(object.first)
                report.notes.append("Segment \(object.first) is left beside the merged one: \(error.message)")
            }
        }
        try await remove(equal, check)
        return !equal.isEmpty
    }

    private func isEqual(_ object: LogObject, _ content: MergedSegments) async throws -> Bool {
        let bytes = try await instance.repository.bytes(of: object.name)
        let sections = try await instance.repository.open(bytes, .segment, name: object.name)
        let header = try SealedHeader(reading: bytes, name: object.name)
        let index = try instance.decodeIndex(sections[0], sequence: object.first, name: object.name)
        let tail = content.tail(object.first)
        return index == tail.index && tail.hash == Repository.hash(ofFirstSection: header, in: bytes)
            && sections[1] == content.events(of: object.first)
    }

    /// A merged object that cannot be read is removed where all its segments are still there; they are merged again.
    private func replace(
        _ merged: LogObject, _ leftovers: [LogObject], because error: TidemarkError,
        _ check: @Sendable () async throws -> Void
    ) async throws -> Bool {
        guard UInt64(leftovers.count) == merged.last - merged.first + 1 else {
            barriers.formUnion(leftovers.map(\.first))
            report.notes.append("Merged segments \(merged.first) to \(merged.last) are damaged: \(error.message)")
            return false
        }
        for object in leftovers {
            let sections = try await instance.repository.read(.segment, object.name)
            _ = try instance.decodeIndex(sections[0], sequence: object.first, name: object.name)
        }
        try await check()
        instance.merged.withLock { $0.remove(merged) }
        try await instance.repository.store.delete(merged.name)
        return true
    }

    private func remove(_ objects: [LogObject], _ check: @Sendable () async throws -> Void) async throws {
        let store = instance.repository.store
        var waiting = objects[...]
        while !waiting.isEmpty {
            let batch = waiting.prefix(Self.batch)
            waiting = waiting.dropFirst(batch.count)
            try await check()
            var locked: [UInt64] = []
            try await withThrowingTaskGroup(of: UInt64?.self) { group in
                var running = 0
                for object in batch {
                    if running >= Self.width, let sequence = try await group.next() ?? nil { locked.append(sequence) }
                    group.addTask {
                        do {
                            try await store.delete(object.name)
                            return nil
                        } catch let error as TidemarkError where error.code == .storeLocked {
                            return object.first
                        }
                    }
                    running += 1
                }
                for try await sequence in group { if let sequence { locked.append(sequence) } }
            }
            report.removed += UInt64(batch.count - locked.count)
            guard !locked.isEmpty else { continue }
            // Held, or locked for longer than the policy says: they stay beside the merged ones.
            barriers.formUnion(locked)
            report.notes.append("\(locked.count) merged segments are locked and stay, from \(locked.min() ?? 0) on.")
        }
    }
}
