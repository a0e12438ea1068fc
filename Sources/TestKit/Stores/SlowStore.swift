package import Core
package import ObjectStore

/// A store whose every call takes a while, by a clock that a test may turn.
package struct SlowStore: ObjectStore {
    private let inner: any ObjectStore
    private let seconds: Double
    private let clock: any TidemarkClock

    package var url: String { inner.url }

    package init(_ inner: any ObjectStore, seconds: Double, clock: any TidemarkClock = SystemClock()) {
        self.inner = inner
        self.seconds = seconds
        self.clock = clock
    }

    package func put(_ key: String, _ bytes: [UInt8], mode: PutMode) async throws {
        try await clock.sleep(seconds: seconds)
        try await inner.put(key, bytes, mode: mode)
    }

    package func put(_ key: String, _ bytes: [UInt8], mode: PutMode, attributes: PutAttributes) async throws {
        try await clock.sleep(seconds: seconds)
        try await inner.put(key, bytes, mode: mode, attributes: attributes)
    }

    package var controls: (any ObjectControls)? { inner.controls }

    package func get(_ key: String) async throws -> [UInt8] {
        try await clock.sleep(seconds: seconds)
        return try await inner.get(key)
    }

    package func get(_ key: String, range: Range<UInt64>) async throws -> [UInt8] {
        try await clock.sleep(seconds: seconds)
        return try await inner.get(key, range: range)
    }

    package func size(_ key: String) async throws -> UInt64? {
        try await clock.sleep(seconds: seconds)
        return try await inner.size(key)
    }

    package func list(_ prefix: String, after: String?, limit: Int) async throws -> [ObjectEntry] {
        try await clock.sleep(seconds: seconds)
        return try await inner.list(prefix, after: after, limit: limit)
    }

    package func delete(_ key: String) async throws {
        try await clock.sleep(seconds: seconds)
        try await inner.delete(key)
    }
}
