import Foundation
import ObjectStore

/// A directory that is filled without waiting for the disk, to make a large repository in minutes; read as always.
struct UnsyncedStore: ObjectStore {
    let inner: DirectoryStore

    init(path: String) { inner = DirectoryStore(path: path) }

    var url: String { inner.url }

    func put(_ key: String, _ bytes: [UInt8], mode: PutMode) async throws {
        let file = URL(fileURLWithPath: inner.path + "/" + key)
        if mode == .ifAbsent, FileManager.default.fileExists(atPath: file.path) {
            throw StoreFailure.exists(key, in: url)
        }
        do {
            try Data(bytes).write(to: file)
        } catch {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: file)
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

    func delete(_ key: String) async throws {
        guard FileManager.default.fileExists(atPath: inner.path + "/" + key) else { return }
        try FileManager.default.removeItem(atPath: inner.path + "/" + key)
    }
}
