import Core
import ObjectStore
import Repository
import TestKit
import Testing

/// The crypto-shred.
@Suite struct KeyDestructionTests {
    private func filled(_ store: any ObjectStore) async throws {
        let test = try await TestRepository(store)
        try await test.append(1...2)
        try await test.repository.addKeySlot(KeyBench.file())
        _ = try await test.repository.rotateRepositoryKey()
    }

    @Test func `Only the exact name destroys the keys, and then nothing opens any more`() async throws {
        let store = MemoryStore()
        try await filled(store)
        let before = try await store.list("").count
        for name in ["", "Test", "test ", "tes"] {
            #expect(await code { _ = try await KeyDestruction.run(store: store, confirming: name) } == .usage)
        }
        #expect(try await store.list("").count == before)
        let done = try await KeyDestruction.run(store: store, confirming: "test")
        #expect(done.slots == 2 && done.epochs == 1 && done.repository == "test")
        #expect(try await store.list("keys/").isEmpty)
        #expect(try await store.list("epochs/").isEmpty)
        #expect(try await store.list("instances/").isEmpty == false)
        let error = await #expect(throws: TidemarkError.self) {
            _ = try await Repository.open(store: store, key: TestRepository.key)
        }
        #expect(error?.code == .keyDestroyed && error?.message.contains("\(done.since)") == true)
        // Again: the same end, and still the same time.
        let again = try await KeyDestruction.run(store: store, confirming: "test")
        #expect(again.since == done.since && again.slots == 0)
        #expect(
            await code { _ = try await Repository.create(store: store, name: "r", key: TestRepository.key) }
                == .repositoryExists)
    }

    @Test(arguments: 0..<4, FaultyStore.Moment.allCases)
    func `Cut short anywhere it has not begun, or is finished by the next run`(
        _ change: Int, _ moment: FaultyStore.Moment
    ) async throws {
        let inner = MemoryStore()
        try await filled(inner)
        let store = FaultyStore(inner)
        store.fail(atChange: change, moment, isFinal: true)
        #expect(await code { _ = try await KeyDestruction.run(store: store, confirming: "test") } == .storeUnavailable)
        let opened = await code { _ = try await Repository.open(store: inner, key: TestRepository.key) }
        #expect(opened == (change == 0 && moment == .before ? nil : .keyDestroyed))
        _ = try await KeyDestruction.run(store: inner, confirming: "test")
        #expect(try await inner.list("keys/").isEmpty)
        #expect(try await inner.list("epochs/").isEmpty)
    }

    @Test func `A changed time of destruction is damage`() async throws {
        let store = MemoryStore()
        try await filled(store)
        _ = try await KeyDestruction.run(store: store, confirming: "test")
        try await KeyBench.edit(store, "tidemark.json") { $0["destroyedAt"] = nil }
        #expect(await code { _ = try await Repository.open(store: store, key: TestRepository.key) } == .objectDamaged)
    }

    @Test func `Keys that the store keeps are not said to be destroyed, and versions go with them`() async throws {
        let server = try await SharedMoto.shared.server()
        let bucket = "destroyed-keys"
        try await server.makeBucket(bucket, objectLock: true)
        var options = StoreOptions()
        options.environment = StoreEnvironment(MotoServer.environment)
        let store = try StoreLocation.store(at: server.url(bucket, "r"), options: options)
        _ = try await TestRepository(store)
        let slot = try #require(try await store.list("keys/").first).key
        let controls = try store.requireControls()
        try await controls.hold(slot, true)
        #expect(await code { _ = try await KeyDestruction.run(store: store, confirming: "test") } == .storeLocked)
        _ = try await Repository.open(store: store, key: TestRepository.key)
        try await controls.hold(slot, false)
        #expect(try await KeyDestruction.run(store: store, confirming: "test").slots == 1)
        let versions = try await server.request("GET", service: "s3", path: "/\(bucket)", query: [("versions", "")])
        let listed = String(decoding: versions.body, as: UTF8.self)
        #expect(listed.contains("r/tidemark.json") && !listed.contains("r/keys/"), "\(listed.suffix(2000))")
    }
}
