internal import APIModel
internal import Core

/// The repositories of a project, and what instances' facts tell of them.
struct ObservedStores {
    /// By identifier.
    private let records: [String: RepositoryRecord]
    private let identifiers: [String: String]
    private let keys: [String: AssignedKey.Kind]

    /// `keys` by identifier.
    init(records: [RepositoryRecord], keys: [String: AssignedKey.Kind]) {
        self.records = Dictionary(records.map { ($0.id, $0) }) { first, _ in first }
        identifiers = Dictionary(records.map { ($0.name, $0.id) }) { first, _ in first }
        self.keys = keys
    }

    /// Those that a plan names, and those that hold something of an instance: first the one its bases go to.
    func observations(_ facts: InstanceFacts?, plan: Plan?) -> [StoreObservation] {
        let first = plan.flatMap { identifiers[$0.repository.description] } ?? facts?.repository
        var copies = plan.map { $0.copies.compactMap { identifiers[$0.description] } } ?? []
        for id in (facts?.copies ?? [:]).keys.sorted() where !copies.contains(id) { copies.append(id) }
        copies.removeAll { $0 == first }
        return [first].compactMap { $0 }.compactMap { observation($0, facts, isCopy: false) }
            + copies.compactMap { observation($0, facts, isCopy: true) }
    }

    /// Nil where there is no such repository any more.
    private func observation(_ id: String, _ facts: InstanceFacts?, isCopy: Bool) -> StoreObservation? {
        guard let record = records[id] else { return nil }
        var store = StoreObservation(name: record.name, url: record.url, isCopy: isCopy)
        store.key = keys[id]
        if let facts, facts.repository == id {
            store.bases = UInt64(facts.bases.count)
            store.newest = facts.bases.map(\.convergence).max()
            store.lock = facts.lock
        } else if let copy = facts?.copies[id] {
            store.bases = copy.bases
            store.newest = copy.newest
            store.lock = copy.lock
        }
        return store
    }
}
