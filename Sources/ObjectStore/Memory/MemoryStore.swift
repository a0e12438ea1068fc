internal import Core
internal import Synchronization

/// Objects in memory: for tests, and the model of what every store must do.
package final class MemoryStore: ObjectStore {
    private let objects = Mutex<[String: [UInt8]]>([:])

    package let url: String

    package init(name: String = "memory") { url = "memory://\(name)" }

    package func put(_ key: String, _ bytes: [UInt8], mode: PutMode) async throws {
        try ObjectKey.check(key)
        let exists = objects.withLock { objects in
            if mode == .ifAbsent, objects[key] != nil { return true }
            objects[key] = bytes
            return false
        }
        if exists { throw StoreFailure.exists(key, in: url) }
    }

    package func get(_ key: String) async throws -> [UInt8] {
        try ObjectKey.check(key)
        guard let bytes = objects.withLock({ $0[key] }) else { throw StoreFailure.notFound(key, in: url) }
        return bytes
    }

    package func get(_ key: String, range: Range<UInt64>) async throws -> [UInt8] {
        let bytes = try await get(key)
        let whole = 0..<UInt64(bytes.count)
        let part = range.clamped(to: whole)
        return Array(bytes[Int(part.lowerBound)..<Int(part.upperBound)])
    }

    package func size(_ key: String) async throws -> UInt64? {
        try ObjectKey.check(key)
        return objects.withLock { $0[key].map { UInt64($0.count) } }
    }

    package func list(_ prefix: String, after: String?, limit: Int) async throws -> [ObjectEntry] {
        try ObjectKey.check(prefix: prefix)
        let found = objects.withLock { objects in
            objects.filter { object in object.key.hasPrefix(prefix) && (after.map { $0 < object.key } ?? true) }
                .map { ObjectEntry(key: $0.key, size: UInt64($0.value.count)) }
        }
        return Array(found.sorted { $0.key < $1.key }.prefix(limit))
    }

    package func delete(_ key: String) async throws {
        try ObjectKey.check(key)
        _ = objects.withLock { $0.removeValue(forKey: key) }
    }
}
