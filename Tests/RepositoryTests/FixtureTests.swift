import Core
import Foundation
import ObjectStore
import Repository
import TestKit
import Testing

/// Repositories written by released format versions, kept and read for ever.
///
/// A new format version gets a folder of its own, made by running these tests with `TIDEMARK_WRITE_FIXTURE` naming it.
@Suite struct FixtureTests {
    private static let passphrase = KeySource.passphrase(Secret("correct horse battery staple"))

    @Test(arguments: ["format-1"])
    func `A repository of an earlier version is read`(_ name: String) async throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Fixtures/" + name
        try await Self.check(folder)
    }

    @Test func `What is written now reads the same`() async throws {
        let wanted = ProcessInfo.processInfo.environment["TIDEMARK_WRITE_FIXTURE"]
        let folder = wanted ?? NSTemporaryDirectory() + "tidemark-fixture-" + RandomIdentifier.hexadecimal(bytes: 8)
        defer { if wanted == nil { try? FileManager.default.removeItem(atPath: folder) } }
        try await Self.write(folder)
        try await Self.check(folder)
    }

    /// Two instances, of which one has two windows, a pending base and a stopped stream; and a second repository beside it
    /// that opens with a passphrase.
    private static func write(_ folder: String) async throws {
        let test = try await TestRepository(DirectoryStore(path: folder + "/keyfile"))
        _ = try await test.repository.addInstance(TestRepository.record(named: "empty"))
        try await test.append(1...4)
        try await test.instance.commit(try await test.base("b1", segments: 1...2))
        try await test.append(5...8, run: "run-2", gap: "The server had purged its log.")
        try await test.instance.commit(try await test.base("b2", segments: 5...6, run: "run-2", seed: 100))
        try await test.instance.saveProgress(try await test.base("b3", segments: 7...8, run: "run-2", state: .pending))
        var status = test.status(.stopped, last: 8, run: "run-2", heartbeat: 9, through: 9)
        status.message = "The stream was stopped."
        try await test.instance.putStreamStatus(status)
        let other = DirectoryStore(path: folder + "/passphrase")
        let second = try await Repository.create(store: other, name: "second", key: passphrase)
        _ = try await second.addInstance(TestRepository.record(named: "shop"))
        for left in ["/keyfile/.tmp", "/passphrase/.tmp"] { try FileManager.default.removeItem(atPath: folder + left) }
    }

    private static func check(_ folder: String) async throws {
        let store = DirectoryStore(path: folder + "/keyfile")
        let repository = try await Repository.open(store: store, key: TestRepository.key)
        #expect(repository.descriptor.format == 1 && repository.descriptor.name == "test")
        #expect(try await repository.instances().map(\.name) == ["empty", "shop"])
        let instance = try #require(try await repository.instance(named: "shop"))
        try await checkBases(of: instance)
        try await checkLog(of: instance)
        #expect(try await repository.verify().isIntact)
        let second = try await Repository.open(store: DirectoryStore(path: folder + "/passphrase"), key: passphrase)
        #expect(try await second.instances().first?.identities == [TestRepository.source])
    }

    private static func checkBases(of instance: InstanceRepository) async throws {
        let listing = try await instance.listing(now: TestRepository.time(100))
        #expect(listing.bases.map(\.id) == ["b1", "b2"] && listing.pending.map(\.id) == ["b3"])
        #expect(listing.windows.map(\.start) == [TestRepository.time(2), TestRepository.time(6)])
        #expect(listing.windows.map(\.end) == [TestRepository.time(4), TestRepository.time(9)])
        #expect(listing.windows.map(\.endReason) == ["The server had purged its log.", "The stream was stopped."])
        let base = try await instance.base("b1")
        #expect(base.tables.map(\.name.description) == ["shop.orders", "shop.lines"])
        #expect(base.tables[0].digest == TableDigest(rows: 100, high: 3, low: 4))
        #expect(base.low == TestRepository.position(10) && base.convergence == TestRepository.position(20))
        for (part, chunk) in base.tables[0].chunks.enumerated() {
            #expect(try await instance.readChunk(chunk) == TestRepository.rows(seed: 7 + UInt8(part)))
        }
    }

    private static func checkLog(of instance: InstanceRepository) async throws {
        for (position, index) in try await instance.segmentIndexes(from: 1).enumerated() {
            let number = UInt64(position + 1)
            #expect(index.sequence == number && index.end == TestRepository.position(number * 10))
            #expect(index.run == (number < 5 ? "run-1" : "run-2"))
            #expect(try await instance.segment(number).events == TestRepository.events(number))
        }
        #expect(try await instance.lastSegment()?.sequence == 8)
    }
}
