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
        try await withTemporaryFolder { try await check.run(DirectoryStore(path: $0 + "/store")) }
    }

    @Test(arguments: StoreConformance.all)
    func decorated(_ check: StoreConformance) async throws {
        let store = FaultyStore(RecordingStore(SlowStore(FullStore(MemoryStore(), room: 1 << 40), seconds: 0)))
        try await check.run(store)
    }
}

/// A folder that is gone afterwards.
func withTemporaryFolder(_ body: (String) async throws -> Void) async throws {
    let path = NSTemporaryDirectory() + "tidemark-test-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: path) }
    try await body(path)
}
