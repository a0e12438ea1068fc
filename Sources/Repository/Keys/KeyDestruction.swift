package import Core
package import ObjectStore

/// The crypto-shred: all that opens a repository is removed, so that nothing in it can be read any more, by anyone.
package struct KeyDestruction: Sendable, Hashable {
    package let repository: String
    package let since: Timestamp
    /// How many key slots and records of epochs were removed.
    package let slots: Int
    package let epochs: Int

    /// Needs no key: whoever lost it may still want to be rid of the data.
    ///
    /// The descriptor says first that the keys are destroyed: from then on nobody opens the repository, and a run that was cut
    /// short is completed by another. Throws `usage.invalid` unless `name` is the repository's, `store.locked`
    /// where a key object is kept by the store, and the store's errors.
    package static func run(
        store: any ObjectStore, confirming name: String, clock: any TidemarkClock = SystemClock()
    ) async throws -> KeyDestruction {
        var descriptor = try await RepositoryDescriptor.read(from: store)
        guard name == descriptor.name else {
            throw TidemarkError(
                .usage, "The repository at \(store.url) is not called “\(name.prefix(80))”.",
                hint: "To destroy it, write its exact name: --confirm \"\(descriptor.name)\".")
        }
        try await checkUnlocked(store, clock.now())
        let since = descriptor.destroyedAt ?? clock.now()
        if descriptor.destroyedAt == nil {
            descriptor.destroyedAt = since
            descriptor.checksum = descriptor.computedChecksum
            try await store.put(
                ObjectNames.descriptor, StoredJSON.encodeReadable(descriptor), mode: .overwrite)
        }
        let slots = try await remove(ObjectNames.slots, store)
        return KeyDestruction(
            repository: descriptor.name, since: since, slots: slots,
            epochs: try await remove(ObjectNames.epochs, store))
    }

    /// What the store keeps under a lock or a hold would open the repository still.
    private static func checkUnlocked(_ store: any ObjectStore, _ now: Timestamp) async throws {
        guard let controls = store.controls else { return }
        for prefix in [ObjectNames.slots, ObjectNames.epochs] {
            for key in try await store.keys(prefix, after: nil, limit: .max) {
                guard let status = try await controls.status(key), status.isLocked(at: now) else { continue }
                throw TidemarkError(
                    .storeLocked,
                    "“\(key)” is kept by \(store.url)\(status.retention.map { " until \($0.until)" } ?? " under a hold"): "
                        + "the keys cannot be destroyed now, and nothing was changed.",
                    hint: "Lift the hold, or run the command again when the lock has ended.")
            }
        }
    }

    /// Until nothing is left, so that what was added meanwhile goes, too.
    private static func remove(_ prefix: String, _ store: any ObjectStore) async throws -> Int {
        var count = 0
        for _ in 0..<10 {
            let keys = try await store.keys(prefix, after: nil, limit: .max)
            if keys.isEmpty { return count }
            for key in keys { try await store.delete(key) }
            count += keys.count
        }
        throw TidemarkError(
            .storeUnsupported, "\(store.url) still shows what was deleted in “\(prefix)”.",
            hint: "Stop what writes there and run the command again; look for a lock or a legal hold on these objects.")
    }

    @inline(never)
    static func refusal(_ descriptor: RepositoryDescriptor, _ url: String, _ since: Timestamp) -> TidemarkError {
        TidemarkError(
            .keyDestroyed,
            "The keys of the repository “\(descriptor.name)” at \(url) were destroyed on purpose at \(since).",
            hint: "Nothing in it can be read any more. Delete what is left, and make a new repository elsewhere.")
    }
}
