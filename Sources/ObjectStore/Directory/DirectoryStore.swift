internal import Core

/// Objects as files below a directory.
///
/// An object is written to a file in `.tmp`, fsynced, then renamed (or, for write-once objects, linked) to its key, and
/// the folder is fsynced. Files whose names cannot be keys are not seen. Works on any file system with atomic renames;
/// where hard links are missing, write-once is guarded by a lock file, which holds between processes of one machine.
/// What writers that were killed left in `.tmp` is removed by those that come after them, see `TemporarySweep`.
package struct DirectoryStore: ObjectStore {
    package let path: String
    package let url: String
    private let sweep = TemporarySweep()

    /// `path` is absolute; it is made on the first `put`.
    package init(path: String) {
        self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        url = "file://" + self.path
    }

    package func put(_ key: String, _ bytes: [UInt8], mode: PutMode) async throws {
        try ObjectKey.check(key)
        try await run(key, isWriting: true) { store throws(SystemFailure) in
            store.sweep.sweepIfDue(store.path + "/.tmp")
            try FileWrite(root: store.path, file: store.file(key)).write(bytes, mode: mode)
        }
    }

    package func get(_ key: String) async throws -> [UInt8] { try await get(key, range: 0..<UInt64.max) }

    package func get(_ key: String, range: Range<UInt64>) async throws -> [UInt8] {
        try ObjectKey.check(key)
        return try await run(key) { store throws(SystemFailure) in
            let file = try OpenFile(reading: store.file(key))
            return try file.read(range.clamped(to: 0..<file.size()))
        }
    }

    package func size(_ key: String) async throws -> UInt64? {
        try ObjectKey.check(key)
        return try await run(key) { store throws(SystemFailure) in try Folder.size(of: store.file(key)) }
    }

    package func delete(_ key: String) async throws {
        try ObjectKey.check(key)
        try await run(key) { store throws(SystemFailure) in try FileWrite.remove(store.file(key)) }
    }

    package func list(_ prefix: String, after: String?, limit: Int) async throws -> [ObjectEntry] {
        try await listing(prefix, after: after, limit: limit, withSizes: true)
    }

    package func keys(_ prefix: String, after: String?, limit: Int) async throws -> [String] {
        try await listing(prefix, after: after, limit: limit, withSizes: false).map(\.key)
    }

    private func listing(
        _ prefix: String, after: String?, limit: Int, withSizes: Bool
    ) async throws -> [ObjectEntry] {
        try ObjectKey.check(prefix: prefix)
        return try await run(prefix) { store throws(SystemFailure) in
            try DirectoryListing(
                root: store.path, prefix: prefix, after: after, limit: limit, withSizes: withSizes
            ).entries()
        }
    }

    private func file(_ key: String) -> String { path + "/" + key }

    private func run<Result: Sendable>(
        _ key: String, isWriting: Bool = false,
        _ body: @escaping @Sendable (DirectoryStore) throws(SystemFailure) -> Result
    ) async throws -> Result {
        try await BlockingCalls.run {
            do throws(SystemFailure) {
                return try body(self)
            } catch {
                throw error.mapped(key, in: url, isWriting: isWriting)
            }
        }
    }
}
