import Core
import ObjectStore
import TestKit
import Testing

/// Locks, holds, versions and classes on SeaweedFS, which keeps what it promises of Object Lock.
@Suite(.serialized) struct S3LockTests {
    private static func soon(_ mode: LockMode, days: Double = 1) -> ObjectRetention {
        ObjectRetention(mode, until: Timestamp.now().adding(seconds: days * 86_400))
    }

    /// What a locked object must do, the same for the store in memory.
    private static func check(_ store: any ObjectStore) async throws {
        let controls = try store.requireControls()
        #expect(try await controls.capabilities().supportsLock)
        let first = soon(.compliance)
        try await store.put("a/locked", [1, 2], mode: .ifAbsent, attributes: PutAttributes(retention: first))
        let status = try #require(try await controls.status("a/locked"))
        #expect(status.retention?.mode == .compliance && status.size == 2)
        #expect(abs(try #require(status.retention).until.seconds(since: first.until)) <= 1)
        let error = await #expect(throws: TidemarkError.self) { try await store.delete("a/locked") }
        #expect(error?.code == .storeLocked && error?.message.contains("compliance") == true, "\(error as Any)")
        #expect(await code { try await controls.delete("a/locked", bypassingGovernance: true) } == .storeLocked)
        #expect(await code { try await store.put("a/locked", [3], mode: .ifAbsent) } == .storeExists)
        #expect(try await store.get("a/locked") == [1, 2])
        #expect(try await store.list("a/").map(\.key) == ["a/locked"])

        try await controls.retain("a/locked", soon(.compliance, days: 3), bypassingGovernance: false)
        let shorter = soon(.compliance, days: 2)
        #expect(
            await code { try await controls.retain("a/locked", shorter, bypassingGovernance: true) } == .storeLocked)
        let weaker = soon(.governance, days: 4)
        #expect(await code { try await controls.retain("a/locked", weaker, bypassingGovernance: true) } == .storeLocked)

        try await store.put("b", [1], mode: .ifAbsent, attributes: PutAttributes(retention: soon(.governance)))
        #expect(await code { try await store.delete("b") } == .storeLocked)
        try await controls.delete("b", bypassingGovernance: true)
        #expect(try await store.size("b") == nil)

        try await store.put("c", [1], mode: .ifAbsent)
        try await controls.hold("c", true)
        let held = await #expect(throws: TidemarkError.self) { try await store.delete("c") }
        #expect(held?.code == .storeLocked && held?.message.contains("legal hold") == true)
        #expect(try await controls.status("c")?.isHeld == true)
        try await controls.hold("c", false)
        try await store.delete("c")
        #expect(await code { try await controls.hold("never", true) } == .storeNotFound)
    }

    @Test func `A lock keeps an object, on SeaweedFS`() async throws {
        try await Self.check(try await SeaweedBench.lockedStore().store)
    }

    @Test func `A lock keeps an object, in memory`() async throws { try await Self.check(BucketStore()) }

    @Test(arguments: StoreConformance.all)
    func versionedConformance(_ check: StoreConformance) async throws {
        try await check.run(try await SeaweedBench.lockedStore().store)
    }

    @Test(arguments: StoreConformance.all)
    func memoryConformance(_ check: StoreConformance) async throws { try await check.run(BucketStore()) }

    @Test func `Versions do not pile up, and deleting leaves none`() async throws {
        let (store, prefix) = try await SeaweedBench.lockedStore()
        for round in 0..<5 { try await store.put("status", [UInt8(round)], mode: .overwrite) }
        #expect(try await SeaweedBench.versions(prefix, "status") == 1)
        // Another process, which does not know what this one wrote.
        let server = try await SharedObjectStorage.shared.server()
        let other = try SeaweedBench.store(server.url(SharedObjectStorage.lockedBucket, prefix))
        try await other.put("status", [9], mode: .overwrite)
        #expect(try await SeaweedBench.versions(prefix, "status") == 1)
        #expect(try await store.get("status") == [9])
        try await store.put("status2", [1], mode: .overwrite)
        try await store.delete("status")
        #expect(try await SeaweedBench.versions(prefix, "status") == 1, "the neighbour alone")
        #expect(try await store.list("").map(\.key) == ["status2"])
        // A locked version stays behind the one that replaced it, and deleting says so.
        try await store.put(
            "record", [1], mode: .ifAbsent, attributes: PutAttributes(retention: Self.soon(.governance)))
        try await store.put("record", [2], mode: .overwrite)
        #expect(try await SeaweedBench.versions(prefix, "record") == 2)
        #expect(await code { try await store.delete("record") } == .storeLocked)
        #expect(try await store.get("record") == [2])
    }

    @Test func `A locked object in parts`() async throws {
        let (store, _) = try await SeaweedBench.lockedStore(query: "part-size=5MiB")
        let bytes = SeaweedBench.bytes(11 << 20)
        try await store.put(
            "large", bytes, mode: .ifAbsent,
            attributes: PutAttributes(retention: Self.soon(.compliance), storageClass: .infrequentAccess))
        #expect(await code { try await store.delete("large") } == .storeLocked)
        let status = try #require(try await store.status("large"))
        #expect(status.storageClass == .infrequentAccess && status.retention != nil && status.size == 11 << 20)
        let isEqual = try await store.get("large") == bytes
        #expect(isEqual)
    }

    @Test func `Without Object Lock a lock is refused and says what is needed`() async throws {
        let store = try await SeaweedBench.store()
        #expect(try await store.capabilities().supportsLock == false)
        let error = await #expect(throws: TidemarkError.self) {
            try await store.put("a", [1], mode: .ifAbsent, attributes: PutAttributes(retention: Self.soon(.governance)))
        }
        #expect(error?.code == .storeUnsupported && error?.hint.contains("Object Lock") == true, "\(error as Any)")
        try await store.put("b", [1], mode: .ifAbsent)
        #expect(await code { try await store.hold("b", true) } == .storeUnsupported)
        #expect(try await store.list("").map(\.key) == ["b"])
        for plain in [MemoryStore() as any ObjectStore, DirectoryStore(path: "/nonexistent")] {
            #expect(plain.controls == nil)
            let refused = PutAttributes(isHeld: true)
            #expect(
                await code { try await plain.put("a", [1], mode: .ifAbsent, attributes: refused) } == .storeUnsupported)
        }
    }

    @Test(arguments: [false, true])
    func classes(_ isVersioned: Bool) async throws {
        let (locked, prefix) = try await SeaweedBench.lockedStore()
        let store = isVersioned ? locked : try await SeaweedBench.store()
        let bytes = SeaweedBench.bytes(100_000)
        try await store.put("x/a", bytes, mode: .ifAbsent)
        #expect(try await store.list("x/") == [ObjectEntry(key: "x/a", size: 100_000)])
        try await store.move("x/a", to: .infrequentAccess)
        #expect(try await store.list("x/").map(\.storageClass) == [.infrequentAccess])
        #expect(try await store.get("x/a") == bytes)
        // What a retry recognises its own object by is still there.
        #expect(await code { try await store.put("x/a", [1], mode: .ifAbsent) } == .storeExists)
        if isVersioned { #expect(try await SeaweedBench.versions(prefix, "x/a") == 1) }
        #expect(await code { try await store.move("x/b", to: .infrequentAccess) } == .storeNotFound)
        guard isVersioned else { return }
        try await store.put(
            "x/c", [1], mode: .ifAbsent, attributes: PutAttributes(retention: Self.soon(.governance)))
        #expect(await code { try await store.move("x/c", to: .infrequentAccess) } == .storeLocked)
    }
}
