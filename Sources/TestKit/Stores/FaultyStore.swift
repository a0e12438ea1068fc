internal import Core
package import ObjectStore
internal import Synchronization

/// A store that fails where a test says so: once, for a while, or from some change on for ever, as when the process is
/// killed.
package final class FaultyStore: ObjectStore {
    /// When a change fails.
    package enum Moment: Sendable, CaseIterable {
        /// Nothing was done.
        case before
        /// All was done, but the answer was lost.
        case after
    }

    private struct State {
        var changes = 0
        var failing: (change: Int, moment: Moment, isFinal: Bool)?
        var isDead = false
    }

    private let inner: any ObjectStore
    private let state = Mutex(State())

    package var url: String { inner.url }

    package init(_ inner: any ObjectStore) { self.inner = inner }

    /// How many puts and deletes were tried.
    package var changes: Int { state.withLock(\.changes) }

    /// The change of that number, counted from 0, fails; with `isFinal` so does every call after it.
    package func fail(atChange change: Int, _ moment: Moment, isFinal: Bool) {
        state.withLock { $0.failing = (change, moment, isFinal) }
    }

    /// Works again, and counts changes from 0.
    package func heal() { state.withLock { $0 = State() } }

    package func put(_ key: String, _ bytes: [UInt8], mode: PutMode) async throws {
        try await change(key) { try await inner.put(key, bytes, mode: mode) }
    }

    package func put(_ key: String, _ bytes: [UInt8], mode: PutMode, attributes: PutAttributes) async throws {
        try await change(key) { try await inner.put(key, bytes, mode: mode, attributes: attributes) }
    }

    package var controls: (any ObjectControls)? { inner.controls }

    package func delete(_ key: String) async throws {
        try await change(key) { try await inner.delete(key) }
    }

    package func get(_ key: String) async throws -> [UInt8] {
        try checkAlive(key)
        return try await inner.get(key)
    }

    package func get(_ key: String, range: Range<UInt64>) async throws -> [UInt8] {
        try checkAlive(key)
        return try await inner.get(key, range: range)
    }

    package func size(_ key: String) async throws -> UInt64? {
        try checkAlive(key)
        return try await inner.size(key)
    }

    package func list(_ prefix: String, after: String?, limit: Int) async throws -> [ObjectEntry] {
        try checkAlive(prefix)
        return try await inner.list(prefix, after: after, limit: limit)
    }

    private func checkAlive(_ key: String) throws {
        if state.withLock(\.isDead) { throw StoreFailure.unavailable(key, in: url) }
    }

    private func change(_ key: String, _ body: () async throws -> Void) async throws {
        try checkAlive(key)
        let moment = state.withLock { state -> Moment? in
            defer { state.changes += 1 }
            guard let failing = state.failing, failing.change == state.changes else { return nil }
            if failing.isFinal { state.isDead = true }
            return failing.moment
        }
        if moment != .before { try await body() }
        if moment != nil { throw StoreFailure.unavailable(key, in: url) }
    }
}
