package import Core
package import ObjectStore

extension Repository {
    /// Makes a repository in an empty place.
    ///
    /// The descriptor is written last: until then there is no repository, and `create` may be run again. Throws
    /// `repository.exists`, `key.invalid` and the store's errors.
    package static func create(
        store: any ObjectStore, name: String, key: KeySource, clock: any TidemarkClock = SystemClock(),
        compressionLevel: Int = 1
    ) async throws -> Repository {
        try await checkVacant(store)
        let identifier = RandomIdentifier.bytes(16)
        let descriptor = RepositoryDescriptor(
            format: FormatVersion.current, id: Hex.encode(identifier), name: name, createdAt: clock.now())
        let keys = KeyRing(newFor: identifier)
        let made = try await KeySlot.make(
            wrapping: keys, repository: descriptor.id, under: key, createdAt: descriptor.createdAt)
        // Slots of a creation that was interrupted open nothing.
        for left in try await store.list(ObjectNames.slots) { try await store.delete(left.key) }
        try await store.put(ObjectNames.slot(made.slot.slot), StoredJSON.encodeReadable(made.slot), mode: .ifAbsent)
        do {
            try await store.put(ObjectNames.descriptor, StoredJSON.encodeReadable(descriptor), mode: .ifAbsent)
        } catch let error as TidemarkError where error.code == .storeExists {
            throw occupied(store, "a Tidemark repository")
        }
        return Repository(
            store: store, descriptor: descriptor, opened: made, ring: keys, compressionLevel: compressionLevel,
            clock: clock)
    }

    /// Opens a repository. `compressionLevel` is zstd's, for new objects. Throws `repository.missing`,
    /// `repository.format`, `key.mismatch`, `key.invalid`, `key.destroyed`, what key services throw, and the store's errors.
    package static func open(
        store: any ObjectStore, key: KeySource, compressionLevel: Int = 1, clock: any TidemarkClock = SystemClock()
    ) async throws -> Repository {
        let descriptor = try await RepositoryDescriptor.read(from: store)
        if let since = descriptor.destroyedAt { throw KeyDestruction.refusal(descriptor, store.url, since) }
        let opened = try await KeySlots(store: store, descriptor: descriptor).open(with: key)
        let keys = try await EpochRecords(store: store).complete(opened)
        return Repository(
            store: store, descriptor: descriptor, opened: opened, ring: keys, compressionLevel: compressionLevel,
            clock: clock)
    }

    private static func checkVacant(_ store: any ObjectStore) async throws {
        if try await store.exists(ObjectNames.descriptor) { throw occupied(store, "a Tidemark repository") }
        // Whatever sorts before or after the key slots is not left over from an interrupted creation.
        let first = try await store.list("", after: nil, limit: 1)
        let later = try await store.list("", after: ObjectNames.slots + "~", limit: 1)
        for entry in first + later where !entry.key.hasPrefix(ObjectNames.slots) {
            throw occupied(store, "“\(entry.key)”")
        }
    }

    private static func occupied(_ store: any ObjectStore, _ what: String) -> TidemarkError {
        TidemarkError(
            .repositoryExists, "\(store.url) already holds \(what).",
            hint: "Choose an empty place, or use the repository that is there.")
    }
}
