internal import Core
package import ObjectStore

extension Repository {
    /// Requests in flight while many objects are changed.
    static let changesInFlight = 16

    /// The policy as stored; nil where none was ever set. Throws `object.missing` where it was taken away.
    package func lockPolicy() async throws -> LockPolicy? {
        try await Self.readLockPolicy(store, sealer)
    }

    /// The policy as it is followed, up to five minutes old; nil where nothing is locked. Throws what `lockPolicy` throws.
    package func lockInForce() async throws -> LockPolicy? {
        // A store without locks has no policy either.
        lockingStore.inner.controls == nil ? nil : try await lockingStore.policies.current()
    }

    static func readLockPolicy(_ store: any ObjectStore, _ sealer: ObjectSealer) async throws -> LockPolicy? {
        let name = ObjectNames.lockPolicy
        do {
            let sections = try sealer.open(try await store.get(name), .lockPolicy, name: name)
            return try StoredJSON.decode(LockPolicy.self, from: sections[0], name: name)
        } catch let error as TidemarkError where error.code == .storeNotFound {
            guard let controls = store.controls,
                try await controls.status(ObjectNames.descriptor)?.retention != nil
            else { return nil }
            throw TidemarkError(
                .objectMissing, "The repository at \(store.url) is under a lock, but its lock policy was taken away.",
                hint: "Find out who deleted “\(name)”, then set the policy again with tidemark lock set.")
        }
    }

    /// Whether the bucket is set up for locks. Nothing is written. Throws `store.unsupported` and `lock.refused`.
    package static func requireLockable(_ store: any ObjectStore) async throws {
        guard let controls = store.controls else { throw StoreFailure.noControls(in: store.url) }
        let capabilities = try await controls.capabilities()
        guard capabilities.supportsLock else {
            throw TidemarkError(
                .storeUnsupported, "\(store.url) is no bucket with Object Lock.",
                hint: "Make a bucket with Object Lock; most stores cannot add it to one that exists.")
        }
        if let span = capabilities.defaultRetention {
            throw TidemarkError(
                .lockRefused, "The bucket of \(store.url) locks every new object for \(span) by itself.",
                hint: "Remove the bucket's default retention: some objects are replaced every few seconds, and each "
                    + "version would stay. Tidemark locks what has to last.")
        }
    }

    /// Whether the store refuses to delete an object that is locked for two minutes.
    private static func probeLock(_ store: any ObjectStore, _ retention: ObjectRetention) async throws {
        let controls = try store.requireControls()
        let name = ObjectNames.lockProbe
        try await store.put(
            name, Array("Tidemark tests here that this store keeps what is locked.\n".utf8), mode: .overwrite,
            attributes: PutAttributes(retention: retention))
        guard try await controls.status(name)?.retention?.mode == retention.mode else {
            throw unprovenLock(store, "does not say that an object is locked that was put so")
        }
        do {
            try await store.delete(name)
        } catch let error as TidemarkError where error.code == .storeLocked {
            return
        }
        throw unprovenLock(store, "deleted an object although it was locked")
    }

    private static func unprovenLock(_ store: any ObjectStore, _ what: String) -> TidemarkError {
        TidemarkError(
            .lockRefused, "\(store.url) \(what).",
            hint: "Allow s3:GetObjectRetention and s3:GetObjectLegalHold to these credentials; else use another store.")
    }

    /// Sets or changes the policy. New objects follow it at once, other processes within five minutes. Where it locks for
    /// longer or more strictly, all that is stored is locked as if it were written now; a weaker policy leaves locks as
    /// they are. What is under governance comes under compliance only where that may be bypassed; else it stays for longer
    /// as it is. Gives the number of objects whose lock was set. Throws `store.unsupported`, `lock.refused`.
    @discardableResult
    package func setLock(
        _ policy: LockPolicy, bypassingGovernance: Bool = false,
        progress: @escaping @Sendable (LockProgress) -> Void = { _ in }
    ) async throws -> Int {
        if !policy.isOff {
            try await Self.requireLockable(store)
            try await Self.probeLock(
                lockingStore.inner, ObjectRetention(policy.mode, until: clock.now().adding(seconds: 120)))
        }
        let name = ObjectNames.lockPolicy
        let object = try sealer.seal(.lockPolicy, name: name, sections: [StoredJSON.encode(policy)])
        let attributes = PutAttributes(retention: policy.isOff ? nil : policy.retention(at: clock.now()))
        try await lockingStore.inner.put(name, object, mode: .overwrite, attributes: attributes)
        await lockingStore.policies.forget()
        if policy.isOff { return 0 }
        return try await applyLock(bypassingGovernance: bypassingGovernance, progress: progress)
    }

    /// Locks all that lasts as the policy says, as if it were written now. What is locked for longer stays so.
    @discardableResult
    package func applyLock(
        bypassingGovernance: Bool = false, progress: @escaping @Sendable (LockProgress) -> Void = { _ in }
    ) async throws -> Int {
        guard let policy = try await lockingStore.policies.current() else { return 0 }
        let retention = policy.retention(at: clock.now())
        var names = try await store.keys("", after: nil, limit: .max)
        let instances = try await instanceIDs().map { InstanceRepository(repository: self, id: $0) }
        var bases: [(InstanceRepository, [String])] = []
        // What is committed from here on is locked by its writer.
        for instance in instances { bases.append((instance, try await instance.baseIDs())) }
        names.removeAll { !LastingObjects.contains($0) }
        try await extendLocks(names, to: retention, bypassingGovernance: bypassingGovernance, progress: progress)
        for (instance, ids) in bases {
            for id in ids {
                try await instance.note(
                    LockedBase(base: id, until: retention.until, chunksUntil: retention.until))
            }
        }
        return names.count
    }

    /// Locks objects side by side; those that are locked for longer stay so. Throws `object.missing`.
    func extendLocks(
        _ names: [String], to retention: ObjectRetention, bypassingGovernance: Bool = false,
        progress: (LockProgress) -> Void = { _ in }
    ) async throws {
        let controls = try store.requireControls()
        try await changeAll(names, progress: progress) { name in
            do {
                try await controls.retain(name, retention, bypassingGovernance: bypassingGovernance)
            } catch let error as TidemarkError where [.storeLocked, .storeDenied].contains(error.code) {
                // Longer already; or in another mode, and then to be lengthened in that.
                guard let present = try await controls.status(name)?.retention else { throw error }
                guard present.until < retention.until else { return }
                guard present.mode != retention.mode else { throw error }
                let longer = ObjectRetention(present.mode, until: retention.until)
                try await controls.retain(name, longer, bypassingGovernance: false)
            } catch let error as TidemarkError where error.code == .storeNotFound {
                throw ObjectFailure.missing(name)
            }
        }
    }

    /// Does something to many objects side by side.
    func changeAll(
        _ names: [String], progress: (LockProgress) -> Void = { _ in },
        _ change: @escaping @Sendable (String) async throws -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (index, name) in names.enumerated() {
                if index >= Self.changesInFlight {
                    try await group.next()
                    if index % 256 == 0 { progress(LockProgress(done: index, total: names.count)) }
                }
                group.addTask { try await change(name) }
            }
            try await group.waitForAll()
        }
        progress(LockProgress(done: names.count, total: names.count))
    }
}
