package import Core
package import ObjectStore

/// A place where backups live, opened with its key: the entry to everything stored.
package struct Repository: Sendable {
    /// The given store, with a lock on what is put where the repository's policy asks for one.
    package var store: any ObjectStore { lockingStore }
    package let descriptor: RepositoryDescriptor
    let sealer: ObjectSealer
    let lockingStore: LockingStore
    package let clock: any TidemarkClock
    let keys: RepositoryKeys

    /// - Parameter ring: what `opened` and the epochs since give.
    init(
        store: any ObjectStore, descriptor: RepositoryDescriptor, opened: OpenedSlot, ring: KeyRing,
        compressionLevel: Int, clock: any TidemarkClock
    ) {
        self.descriptor = descriptor
        self.clock = clock
        let keys = RepositoryKeys(store: store, opened: opened, ring: ring)
        self.keys = keys
        let sealer = ObjectSealer(source: keys, compressionLevel: Int32(clamping: compressionLevel))
        self.sealer = sealer
        lockingStore = LockingStore(
            store,
            policies: LockPolicyCache(clock: clock) {
                try await keys.withCurrent { try await Self.readLockPolicy(store, sealer) }
            }, clock: clock)
    }

    /// For messages: name and place.
    package var title: String { "“\(descriptor.name)” (\(store.url))" }
}
