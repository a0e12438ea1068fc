internal import Core
package import ObjectStore
internal import Synchronization

/// A store with room for a number of bytes, like a disk that fills up.
package final class FullStore: WrappingStore {
    package let inner: any ObjectStore
    private let room: Mutex<UInt64>

    package init(_ inner: any ObjectStore, room: UInt64) {
        self.inner = inner
        self.room = Mutex(room)
    }

    /// Adds room, as an administrator would.
    package func grow(by bytes: UInt64) { room.withLock { $0 += bytes } }

    package func put(_ key: String, _ bytes: [UInt8], mode: PutMode) async throws {
        let old = try await inner.size(key) ?? 0
        let fits = room.withLock { room in
            guard room + old >= UInt64(bytes.count) else { return false }
            room = room + old - UInt64(bytes.count)
            return true
        }
        guard fits else { throw StoreFailure.full(key, in: url) }
        try await inner.put(key, bytes, mode: mode)
    }

    package func delete(_ key: String) async throws {
        let freed = try await inner.size(key) ?? 0
        try await inner.delete(key)
        room.withLock { $0 += freed }
    }
}
