internal import Core
package import ObjectStore
internal import Synchronization

/// A store that refuses to remove some objects, as one with locks does.
package final class LockedStore: ObjectStore {
    private let inner: any ObjectStore
    private let locked = Mutex<Set<String>>([])

    package var url: String { inner.url }

    package init(_ inner: any ObjectStore) { self.inner = inner }

    /// Locks these objects and no others.
    package func lock(_ keys: Set<String>) { locked.withLock { $0 = keys } }

    package func put(_ key: String, _ bytes: [UInt8], mode: PutMode) async throws {
        try await inner.put(key, bytes, mode: mode)
    }

    package func get(_ key: String) async throws -> [UInt8] { try await inner.get(key) }

    package func get(_ key: String, range: Range<UInt64>) async throws -> [UInt8] {
        try await inner.get(key, range: range)
    }

    package func size(_ key: String) async throws -> UInt64? { try await inner.size(key) }

    package func list(_ prefix: String, after: String?, limit: Int) async throws -> [ObjectEntry] {
        try await inner.list(prefix, after: after, limit: limit)
    }

    package func delete(_ key: String) async throws {
        guard !locked.withLock({ $0.contains(key) }) else {
            throw TidemarkError(.storeLocked, "“\(key)” is locked.", hint: "Wait.")
        }
        try await inner.delete(key)
    }
}
