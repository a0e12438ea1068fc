internal import Core
internal import ObjectStore
internal import Synchronization

/// Puts whatever lasts under the lock that the repository's policy asks for; all else passes through.
final class LockingStore: ObjectStore {
    let inner: any ObjectStore
    let policies: LockPolicyCache
    private let clock: any TidemarkClock
    /// Chunks this process has put, and until when they are locked.
    private let chunks = Mutex<[String: Timestamp]>([:])

    var url: String { inner.url }
    var controls: (any ObjectControls)? { inner.controls }

    init(_ inner: any ObjectStore, policies: LockPolicyCache, clock: any TidemarkClock) {
        self.inner = inner
        self.policies = policies
        self.clock = clock
    }

    func put(_ key: String, _ bytes: [UInt8], mode: PutMode) async throws {
        try await put(key, bytes, mode: mode, attributes: .none)
    }

    func put(_ key: String, _ bytes: [UInt8], mode: PutMode, attributes: PutAttributes) async throws {
        var attributes = attributes
        // A store without locks has no policy either.
        if inner.controls != nil, attributes.retention == nil, LastingObjects.contains(key),
            let policy = try await policies.current()
        {
            attributes.retention = policy.retention(at: clock.now())
        }
        try await inner.put(key, bytes, mode: mode, attributes: attributes)
        if let retention = attributes.retention, key.contains("/chunks/") {
            chunks.withLock { $0[key] = retention.until }
        }
    }

    /// Until when chunks this process has put are locked; they are forgotten here.
    func takeLocks(of names: Set<String>) -> [String: Timestamp] {
        chunks.withLock { chunks in
            let found = chunks.filter { names.contains($0.key) }
            for name in found.keys { chunks[name] = nil }
            return found
        }
    }

    func get(_ key: String) async throws -> [UInt8] { try await inner.get(key) }

    func get(_ key: String, range: Range<UInt64>) async throws -> [UInt8] { try await inner.get(key, range: range) }

    func size(_ key: String) async throws -> UInt64? { try await inner.size(key) }

    func list(_ prefix: String, after: String?, limit: Int) async throws -> [ObjectEntry] {
        try await inner.list(prefix, after: after, limit: limit)
    }

    func keys(_ prefix: String, after: String?, limit: Int) async throws -> [String] {
        try await inner.keys(prefix, after: after, limit: limit)
    }

    func delete(_ key: String) async throws { try await inner.delete(key) }
}
