internal import APIModel
internal import Core
internal import ObjectStore

/// The stores that files of exports are read from and erased in, each opened once: no key of a repository is needed for it.
actor ExportStores {
    private struct Entry {
        let identity: Secret
        let store: any ObjectStore
    }

    private var entries: [String: Entry] = [:]

    /// Throws `store.url`.
    func store(of assigned: AssignedRepository) throws -> any ObjectStore {
        let identity = Secret(try WorkJSON.bytes(assigned))
        if let entry = entries[assigned.id], entry.identity == identity { return entry.store }
        let store = try assigned.store()
        entries[assigned.id] = Entry(identity: identity, store: store)
        return store
    }
}
