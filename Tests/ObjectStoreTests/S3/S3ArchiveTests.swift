import Core
import ObjectStore
import TestKit
import Testing

/// Archive classes and retrieval on moto, which imitates AWS's answers; it keeps no object archived for long.
@Suite(.serialized) struct S3ArchiveTests {
    private static func store(_ server: MotoServer, _ bucket: String) throws -> S3Store {
        var options = StoreOptions()
        options.environment = StoreEnvironment(MotoServer.environment)
        return try S3Store(
            S3Location(parsing: server.url(bucket, "p"), environment: options.environment), options: options)
    }

    @Test func `An archived object is read after its retrieval`() async throws {
        let server = try await MotoServer.start()
        try await server.makeBucket("archive")
        let store = try Self.store(server, "archive")
        let bytes = SeaweedBench.bytes(50_000)
        try await store.put("a/b", bytes, mode: .ifAbsent)
        try await store.retrieve("a/b", days: 1, speed: .standard)
        #expect(try await store.status("a/b")?.isReadable == true, "nothing to retrieve is no error")
        try await store.move("a/b", to: .glacier)
        let status = try #require(try await store.status("a/b"))
        #expect(status.isArchived && !status.isReadable && status.retrieval == .notAsked && status.size == 50_000)
        #expect(try await store.list("").map(\.storageClass) == [.glacier])
        let refused = await #expect(throws: TidemarkError.self) { try await store.get("a/b") }
        #expect(refused?.code == .storeArchived, "\(refused as Any)")
        #expect(await code { try await store.move("a/b", to: .standard) } == .storeArchived)

        try await store.retrieve("a/b", days: 2, speed: .bulk)
        try await store.retrieve("a/b", days: 2, speed: .bulk)
        var tries = 0
        while try await store.status("a/b")?.isReadable == false, tries < 200 {
            tries += 1
            try await Task.sleep(for: .milliseconds(25))
        }
        #expect(try await store.get("a/b") == bytes)
        #expect(await code { try await store.retrieve("a/c", days: 1, speed: .standard) } == .storeNotFound)
        await server.killNow()
    }

    @Test func `Locks as moto knows them`() async throws {
        let server = try await MotoServer.start()
        try await server.makeBucket("locked", objectLock: true)
        try await server.makeBucket("plain")
        let store = try Self.store(server, "locked")
        #expect(try await store.capabilities().supportsLock)
        #expect(try await Self.store(server, "plain").capabilities().supportsLock == false)
        let until = Timestamp.now().adding(seconds: 86_400)
        let lock = PutAttributes(retention: ObjectRetention(.compliance, until: until))
        try await store.put("a", [1], mode: .ifAbsent, attributes: lock)
        #expect(await code { try await store.delete("a") } == .storeLocked)
        #expect(
            await code { try await Self.store(server, "plain").put("a", [1], mode: .ifAbsent, attributes: lock) }
                == .storeUnsupported)
        // Longer is all that is shown here: moto lets everyone shorten, SeaweedFS does not.
        let longer = ObjectRetention(.compliance, until: until.adding(seconds: 86_400))
        try await store.retain("a", longer, bypassingGovernance: false)
        #expect(try #require(try await store.status("a")?.retention).until > until)
        try await store.put("b", [1], mode: .ifAbsent)
        try await store.hold("b", true)
        #expect(await code { try await store.delete("b") } == .storeLocked)
        try await store.hold("b", false)
        try await store.delete("b")
        #expect(try await store.list("").map(\.key) == ["a"])
        await server.killNow()
    }
}
