internal import Core
internal import ObjectStore

/// Takes objects away under a lease: the only place where a prune deletes.
struct ObjectRemover: Sendable {
    let store: any ObjectStore
    let lease: MaintenanceLease

    /// Objects between two looks at the lease.
    private static let batch = 64
    /// Deletions in flight.
    private static let width = 8

    /// Removes them in order, a batch at a time, and gives those that a lock or a hold of the store keeps. Throws
    /// `lease.lost` and the store's errors; what is gone stays gone.
    func remove(_ keys: [String], progress: (Int) -> Void = { _ in }) async throws -> Set<String> {
        var locked: Set<String> = []
        var rest = keys[...]
        while !rest.isEmpty {
            try Task.checkCancellation()
            try await lease.check()
            let batch = Array(rest.prefix(Self.batch))
            locked.formUnion(try await removeTogether(batch))
            rest = rest.dropFirst(batch.count)
            progress(batch.count)
        }
        return locked
    }

    private func removeTogether(_ keys: [String]) async throws -> [String] {
        let (store, lease) = (store, lease)
        return try await withThrowingTaskGroup(of: String?.self) { group in
            var locked: [String] = []
            for (index, key) in keys.enumerated() {
                if index >= Self.width, let kept = try await group.next() { locked += kept.map { [$0] } ?? [] }
                group.addTask {
                    try await lease.checkAge()
                    do {
                        try await store.delete(key)
                        return nil
                    } catch let error as TidemarkError where error.code == .storeLocked {
                        return key
                    }
                }
            }
            for try await kept in group { locked += kept.map { [$0] } ?? [] }
            return locked
        }
    }
}
