import Foundation
import ObjectStore
import TestKit

/// A directory that is filled without waiting for the disk, to make a large repository in minutes; read as always.
struct UnsyncedStore: WrappingStore {
    let path: String
    let inner: any ObjectStore

    init(path: String) {
        self.path = path
        inner = DirectoryStore(path: path)
    }

    func put(_ key: String, _ bytes: [UInt8], mode: PutMode) async throws {
        let file = URL(fileURLWithPath: path + "/" + key)
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
}
