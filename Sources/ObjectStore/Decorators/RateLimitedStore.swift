package import Core

/// A store whose objects are written and read no faster than allowed, on average over a few objects.
///
/// An object is let through whole once its bytes are paid for, so a slow rate shows as pauses between objects.
package struct RateLimitedStore: ObjectStore {
    private let inner: any ObjectStore
    private let upload: RateLimiter?
    private let download: RateLimiter?

    package var url: String { inner.url }

    package init(_ inner: any ObjectStore, upload: ByteRate?, download: ByteRate?, clock: any TidemarkClock) {
        self.inner = inner
        self.upload = upload.map { RateLimiter($0, clock: clock) }
        self.download = download.map { RateLimiter($0, clock: clock) }
    }

    package func put(_ key: String, _ bytes: [UInt8], mode: PutMode) async throws {
        try await upload?.take(bytes.count)
        try await inner.put(key, bytes, mode: mode)
    }

    package func put(_ key: String, _ bytes: [UInt8], mode: PutMode, attributes: PutAttributes) async throws {
        try await upload?.take(bytes.count)
        try await inner.put(key, bytes, mode: mode, attributes: attributes)
    }

    package var controls: (any ObjectControls)? { inner.controls }

    package func get(_ key: String) async throws -> [UInt8] {
        let bytes = try await inner.get(key)
        try await download?.take(bytes.count)
        return bytes
    }

    package func get(_ key: String, range: Range<UInt64>) async throws -> [UInt8] {
        let bytes = try await inner.get(key, range: range)
        try await download?.take(bytes.count)
        return bytes
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
