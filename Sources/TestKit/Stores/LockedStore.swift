internal import Core
package import ObjectStore
internal import Synchronization

/// A store that refuses to remove some objects, as one with locks does.
package final class LockedStore: WrappingStore {
    package let inner: any ObjectStore
    private let locked = Mutex<Set<String>>([])

    package init(_ inner: any ObjectStore) { self.inner = inner }

    /// Locks these objects and no others.
    package func lock(_ keys: Set<String>) { locked.withLock { $0 = keys } }

    package func delete(_ key: String) async throws {
        guard !locked.withLock({ $0.contains(key) }) else {
            throw TidemarkError(.storeLocked, "“\(key)” is locked.", hint: "Wait.")
        }
        try await inner.delete(key)
    }
}
