package import ObjectStore

/// A store that passes every call on to another one, but for those a test wants to be different.
package protocol WrappingStore: ObjectStore {
    var inner: any ObjectStore { get }
}

extension WrappingStore {
    package var url: String { inner.url }

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

    package func keys(_ prefix: String, after: String?, limit: Int) async throws -> [String] {
        try await inner.keys(prefix, after: after, limit: limit)
    }

    package func delete(_ key: String) async throws { try await inner.delete(key) }
}
