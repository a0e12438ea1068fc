internal import Core
package import ObjectStore

/// A place where backups live, opened with its key: the entry to everything stored.
package struct Repository: Sendable {
    package let store: any ObjectStore
    package let descriptor: RepositoryDescriptor
    let sealer: ObjectSealer

    init(store: any ObjectStore, descriptor: RepositoryDescriptor, keys: KeyRing, compressionLevel: Int) {
        self.store = store
        self.descriptor = descriptor
        sealer = ObjectSealer(keys: keys, compressionLevel: Int32(clamping: compressionLevel))
    }

    /// For messages: name and place.
    package var title: String { "“\(descriptor.name)” (\(store.url))" }
}
