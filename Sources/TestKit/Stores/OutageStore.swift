package import ObjectStore
internal import Synchronization

/// A store that is away for as long as a test wants: every call fails, or none is answered.
package final class OutageStore: ObjectStore {
    package enum Mode: Sendable {
        case working
        case failing
        /// Calls are answered when the mode changes.
        case stalling
    }

    private let inner: any ObjectStore
    private let state = Mutex((mode: Mode.working, refused: 0))

    package var url: String { inner.url }

    package init(_ inner: any ObjectStore) { self.inner = inner }

    package func set(_ mode: Mode) { state.withLock { $0.mode = mode } }

    /// Calls that failed.
    package var refused: Int { state.withLock(\.refused) }

    package func put(_ key: String, _ bytes: [UInt8], mode: PutMode) async throws {
        try await gate(key)
        try await inner.put(key, bytes, mode: mode)
    }

    package func put(_ key: String, _ bytes: [UInt8], mode: PutMode, attributes: PutAttributes) async throws {
        try await gate(key)
        try await inner.put(key, bytes, mode: mode, attributes: attributes)
    }

    package var controls: (any ObjectControls)? { inner.controls }

    package func get(_ key: String) async throws -> [UInt8] {
        try await gate(key)
        return try await inner.get(key)
    }

    package func get(_ key: String, range: Range<UInt64>) async throws -> [UInt8] {
        try await gate(key)
        return try await inner.get(key, range: range)
    }

    package func size(_ key: String) async throws -> UInt64? {
        try await gate(key)
        return try await inner.size(key)
    }

    package func list(_ prefix: String, after: String?, limit: Int) async throws -> [ObjectEntry] {
        try await gate(prefix)
        return try await inner.list(prefix, after: after, limit: limit)
    }

    package func delete(_ key: String) async throws {
        try await gate(key)
        try await inner.delete(key)
    }

    private func gate(_ key: String) async throws {
        while true {
            let mode = state.withLock { state in
                if state.mode == .failing { state.refused += 1 }
                return state.mode
            }
            switch mode {
            case .working: return
            case .failing: throw StoreFailure.unavailable(key, in: url)
            case .stalling: try await Task.sleep(for: .milliseconds(10))
            }
        }
    }
}
