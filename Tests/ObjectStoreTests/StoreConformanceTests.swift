import Core
import Foundation
import ObjectStore
import TestKit
import Testing

@Suite struct StoreConformanceTests {
    @Test(arguments: StoreConformance.all)
    func memory(_ check: StoreConformance) async throws { try await check.run(MemoryStore()) }

    @Test(arguments: StoreConformance.all)
    func directory(_ check: StoreConformance) async throws {
        let folder = try TemporaryFolder()
        try await check.run(DirectoryStore(path: folder.path + "/store"))
        extendLifetime(folder)
    }

    @Test(arguments: StoreConformance.all)
    func decorated(_ check: StoreConformance) async throws {
        let store = FaultyStore(RecordingStore(SlowStore(FullStore(MemoryStore(), room: 1 << 40), seconds: 0)))
        try await check.run(store)
    }
}

/// A folder that is gone afterwards.
final class TemporaryFolder: Sendable {
    let path = NSTemporaryDirectory() + "tidemark-test-" + UUID().uuidString

    init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
