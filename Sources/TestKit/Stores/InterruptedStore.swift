internal import Core
package import ObjectStore
internal import Synchronization

/// A store at one of whose calls, whichever it is, something happens: the process dies, or another one acts.
package final class InterruptedStore: ObjectStore {
    private struct State {
        var calls = 0
        var call = Int.max
        var kills = false
        var isDead = false
        var body: (@Sendable () async throws -> Void)?
    }

    private let inner: any ObjectStore
    private let state = Mutex(State())

    package var url: String { inner.url }

    package init(_ inner: any ObjectStore) { self.inner = inner }

    /// How many calls there were.
    package var calls: Int { state.withLock(\.calls) }

    /// The call of that number, counted from 0, is carried out and fails, as does every one after it.
    package func die(atCall call: Int) { state.withLock { $0 = State(call: call, kills: true) } }

    /// `body` runs after the call of that number, counted from 0, before its answer is given.
    package func interrupt(atCall call: Int, _ body: @escaping @Sendable () async throws -> Void) {
        state.withLock { $0 = State(call: call, body: body) }
    }

    package func put(_ key: String, _ bytes: [UInt8], mode: PutMode) async throws {
        try await count(key) { try await inner.put(key, bytes, mode: mode) }
    }

    package func get(_ key: String) async throws -> [UInt8] { try await count(key) { try await inner.get(key) } }

    package func get(_ key: String, range: Range<UInt64>) async throws -> [UInt8] {
        try await count(key) { try await inner.get(key, range: range) }
    }

    package func size(_ key: String) async throws -> UInt64? { try await count(key) { try await inner.size(key) } }

    package func list(_ prefix: String, after: String?, limit: Int) async throws -> [ObjectEntry] {
        try await count(prefix) { try await inner.list(prefix, after: after, limit: limit) }
    }

    package func delete(_ key: String) async throws { try await count(key) { try await inner.delete(key) } }

    /// Another process: whoever is interrupted cannot cancel it.
    private static func run(_ body: (@Sendable () async throws -> Void)?) async throws {
        if let body { try await Task { try await body() }.value }
    }

    private func count<Result>(_ key: String, _ body: () async throws -> Result) async throws -> Result {
        let (isDead, dies, interrupts) = state.withLock { state in
            let isNow = state.calls == state.call
            state.calls += 1
            defer { if isNow, state.kills { state.isDead = true } }
            return (state.isDead, isNow && state.kills, isNow ? state.body : nil)
        }
        if isDead { throw StoreFailure.unavailable(key, in: url) }
        let result: Result
        do {
            result = try await body()
        } catch {
            try await Self.run(interrupts)
            throw error
        }
        try await Self.run(interrupts)
        if dies { throw StoreFailure.unavailable(key, in: url) }
        return result
    }
}
