internal import Core
internal import ObjectStore

extension InstanceRepository {
    /// Younger bases whose locks are known are asked about their chunks, so that few of them are locked again.
    private static let basesAsked = 3

    /// Before a base is committed: everything it needs is locked for long enough, chunks it shares with older bases too.
    func lockObjects(of manifest: BaseManifest) async throws {
        let locking = repository.lockingStore
        guard let policy = try await locking.policies.current() else { return }
        let now = repository.clock.now()
        let retention = policy.retention(at: now)
        let required = policy.required(at: now)
        try await lockTail(before: manifest, policy, at: now)
        let chunks = Set(manifest.tables.flatMap(\.chunks).map { names.chunk($0.id) })
        var known = locking.takeLocks(of: chunks)
        let others = try await lockedBases().filter { $0.base != manifest.id && $0.chunksUntil >= required }
        for other in others.sorted(by: { $0.chunksUntil > $1.chunksUntil }).prefix(Self.basesAsked) {
            guard let base = try? await base(other.base) else { continue }
            for chunk in base.tables.lazy.flatMap(\.chunks) {
                let name = names.chunk(chunk.id)
                guard chunks.contains(name) else { continue }
                known[name] = max(known[name] ?? other.chunksUntil, other.chunksUntil)
            }
        }
        let due = chunks.filter { known[$0].map { $0 < required } ?? true }.sorted()
        try await repository.extendLocks(due + (try await rootObjects()), to: retention)
        let until = chunks.compactMap { known[$0] }.filter { $0 >= required }.min() ?? retention.until
        try await note(
            LockedBase(base: manifest.id, until: retention.until, chunksUntil: min(until, retention.until)))
    }

    /// Restore points since the base before are restored from that one: where this base comes later than the policy's
    /// margin allows for, it and the log since are locked for longer.
    private func lockTail(before manifest: BaseManifest, _ policy: LockPolicy, at now: Timestamp) async throws {
        let earlier = try await bases().filter { $0.id != manifest.id && $0.convergenceTime < manifest.convergenceTime }
        guard let before = earlier.max(by: { $0.convergenceTime < $1.convergenceTime }),
            now.seconds(since: before.convergenceTime) > policy.longestInterval
        else { return }
        let retention = ObjectRetention(policy.mode, until: policy.required(at: now))
        let base = try await base(before.id)
        var due = Set(base.tables.flatMap(\.chunks).map { names.chunk($0.id) })
        due.insert(names.base(before.id))
        let last = max(before.firstSegment, manifest.convergenceSegment)
        due.formUnion(try await logObjects(in: before.firstSegment...last))
        try await repository.extendLocks(due.sorted(), to: retention)
        let noted = try await lockedBases().first { $0.base == before.id }
        try await note(
            LockedBase(
                base: before.id, until: max(noted?.until ?? retention.until, retention.until),
                chunksUntil: max(noted?.chunksUntil ?? retention.until, retention.until)))
    }

    /// Until when bases are locked; one that is not named may be locked all the same.
    package func lockedBases() async throws -> [LockedBase] {
        let found = try await repository.store.keys(names.locks, after: nil, limit: .max)
        return try await withThrowingTaskGroup(of: LockedBase?.self) { group in
            var bases: [LockedBase] = []
            for (index, name) in found.enumerated() {
                if index >= 8, let base = try await group.next() { if let base { bases.append(base) } }
                group.addTask { try await self.lockedBase(name) }
            }
            for try await base in group { if let base { bases.append(base) } }
            return bases.sorted { $0.base < $1.base }
        }
    }

    /// A damaged one is nil: it is a hint only.
    private func lockedBase(_ name: String) async throws -> LockedBase? {
        guard let id = ObjectNames.identifier(in: name, prefix: names.locks, suffix: ".lock") else { return nil }
        do {
            let sections = try await repository.read(.lockedBase, name)
            let note = try StoredJSON.decode(LockedBase.self, from: sections[0], name: name)
            return note.base == id ? note : nil
        } catch let error as TidemarkError where error.isObjectFailure {
            return nil
        }
    }

    func note(_ base: LockedBase) async throws {
        try await repository.write(.lockedBase, names.lock(base.base), [StoredJSON.encode(base)], mode: .overwrite)
    }

    /// What every restore needs beside its base and log.
    func rootObjects() async throws -> [String] {
        let slots = try await repository.store.keys(ObjectNames.slots, after: nil, limit: .max)
        let epochs = try await repository.store.keys(ObjectNames.epochs, after: nil, limit: .max)
        return [ObjectNames.descriptor, ObjectNames.lockPolicy, ObjectNames.instanceRecord(id)] + slots + epochs
    }

    func baseIDs() async throws -> [String] {
        try await repository.store.keys(names.bases, after: nil, limit: .max)
            .compactMap { ObjectNames.identifier(in: $0, prefix: names.bases, suffix: ".base") }
    }

    /// The names of stored objects that hold any of these segments.
    func logObjects(in segments: ClosedRange<UInt64>) async throws -> [String] {
        try await repository.store.keys(names.log, after: nil, limit: .max)
            .filter { names.segments(ofObject: $0)?.overlaps(segments) ?? false }
    }
}
