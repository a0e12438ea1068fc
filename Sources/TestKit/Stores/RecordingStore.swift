package import ObjectStore
internal import Synchronization

/// A store that remembers what was asked of it, to count requests and bytes.
package final class RecordingStore: ObjectStore {
    /// One call.
    package struct Call: Sendable, Hashable {
        package let name: String
        package let key: String
        /// Bytes put or got.
        package let bytes: Int
    }

    private let inner: any ObjectStore
    private let recorded = Mutex<[Call]>([])

    package var url: String { inner.url }

    package init(_ inner: any ObjectStore) { self.inner = inner }

    /// Everything asked since the last call of this.
    package func takeCalls() -> [Call] {
        recorded.withLock { calls in
            defer { calls = [] }
            return calls
        }
    }

    package func put(_ key: String, _ bytes: [UInt8], mode: PutMode) async throws {
        record("put", key, bytes.count)
        try await inner.put(key, bytes, mode: mode)
    }

    package func put(_ key: String, _ bytes: [UInt8], mode: PutMode, attributes: PutAttributes) async throws {
        record("put", key, bytes.count)
        try await inner.put(key, bytes, mode: mode, attributes: attributes)
    }

    package var controls: (any ObjectControls)? { inner.controls }

    package func get(_ key: String) async throws -> [UInt8] {
        let bytes = try await inner.get(key)
        record("get", key, bytes.count)
        return bytes
    }

    package func get(_ key: String, range: Range<UInt64>) async throws -> [UInt8] {
        let bytes = try await inner.get(key, range: range)
        record("get", key, bytes.count)
        return bytes
    }

    package func size(_ key: String) async throws -> UInt64? {
        record("size", key, 0)
        return try await inner.size(key)
    }

    package func list(_ prefix: String, after: String?, limit: Int) async throws -> [ObjectEntry] {
        record("list", prefix, 0)
        return try await inner.list(prefix, after: after, limit: limit)
    }

    package func keys(_ prefix: String, after: String?, limit: Int) async throws -> [String] {
        record("list", prefix, 0)
        return try await inner.keys(prefix, after: after, limit: limit)
    }

    package func delete(_ key: String) async throws {
        record("delete", key, 0)
        try await inner.delete(key)
    }

    private func record(_ name: String, _ key: String, _ bytes: Int) {
        recorded.withLock { $0.append(Call(name: name, key: key, bytes: bytes)) }
    }
}
