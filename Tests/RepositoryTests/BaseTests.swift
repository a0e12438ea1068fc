import Core
import ObjectStore
import Repository
import TestKit
import Testing

@Suite struct BaseTests {
    @Test func `A base is pending, then committed once, and comes back as it was`() async throws {
        let test = try await TestRepository()
        try await test.append(1...3)
        var manifest = try await test.base("b1", segments: 1...2, state: .pending)
        try await test.instance.saveProgress(manifest)
        manifest.notes = ["read 3 tables"]
        try await test.instance.saveProgress(manifest)
        #expect(try await test.reopened().pendingBases() == [manifest])
        #expect(try await test.instance.bases().isEmpty)
        manifest.state = .complete
        try await test.instance.commit(manifest)
        let opened = try await test.reopened()
        #expect(try await opened.pendingBases().isEmpty)
        #expect(try await opened.base("b1") == manifest)
        #expect(try await opened.bases() == [BaseSummary(manifest)])
        // The answer may have been lost: the same manifest again is no error, another is.
        try await test.instance.commit(manifest)
        manifest.notes = ["changed"]
        #expect(await code { try await test.instance.commit(manifest) } == .baseInvalid)
        #expect(await code { _ = try await opened.base("b2") } == .baseMissing)
    }

    @Test func `A base whose log is not stored is refused`() async throws {
        let test = try await TestRepository()
        try await test.append(1...3)
        try await test.append(4...5, run: "run-2", gap: "The log was purged.")
        for (segments, run) in [(1...6, "run-1"), (3...4, "run-1"), (3...4, "run-2"), (0...1, "run-1")] {
            let manifest = try await test.base(
                "b", segments: UInt64(segments.lowerBound)...UInt64(segments.upperBound), run: run)
            #expect(await code { try await test.instance.commit(manifest) } == .baseInvalid)
        }
        let pending = try await test.base("b", segments: 1...2, state: .pending)
        #expect(await code { try await test.instance.commit(pending) } == .baseInvalid)
        #expect(try await test.instance.bases().isEmpty)
    }

    @Test(arguments: FaultyStore.Moment.allCases)
    func `A kill at any change leaves the old or the new state, and the next run continues`(
        _ moment: FaultyStore.Moment
    ) async throws {
        for change in 0... {
            let inner = MemoryStore()
            let faulty = FaultyStore(inner)
            let test = try await TestRepository(faulty)
            try await test.append(1...2)
            let started = faulty.changes
            faulty.fail(atChange: started + change, moment, isFinal: true)
            let failure = await code { try await Self.backup(test) }
            faulty.heal()
            let after = try await test.reopened()
            let isCommitted = try await !after.bases().isEmpty
            #expect(isCommitted || failure != nil)
            if isCommitted {
                #expect(try await after.windows(now: TestRepository.time(99)).count == 1)
                #expect(try await after.pendingBases().isEmpty)
            }
            #expect(try await test.repository.verify().damaged == [])
            try await Self.backup(test)
            #expect(try await after.bases().map(\.id) == ["b1"])
            #expect(try await test.repository.verify().isIntact)
            if failure == nil { break }
        }
    }

    private static func backup(_ test: TestRepository) async throws {
        var manifest = try await test.base("b1", segments: 1...2, state: .pending)
        try await test.instance.saveProgress(manifest)
        manifest.state = .complete
        try await test.instance.commit(manifest)
    }

    @Test func `A full store says so, and the backup continues when there is room`() async throws {
        let store = FullStore(MemoryStore(), room: 4500)
        let test = try await TestRepository(store)
        var room = 0
        while await code({ try await test.append(1...2) }) == .storeFull {
            store.grow(by: 500)
            room += 1
        }
        while case let failure? = await code({ try await Self.backup(test) }) {
            #expect(failure == .storeFull)
            store.grow(by: 300)
            room += 1
        }
        #expect(room > 3)
        #expect(try await test.repository.verify().isIntact)
        #expect(try await test.instance.bases().count == 1)
    }

    @Test func `Listing bases reads neither manifests nor chunks`() async throws {
        let recording = RecordingStore(MemoryStore())
        let test = try await TestRepository(recording)
        try await test.append(1...2)
        var manifest = try await test.base("b1", segments: 1...2)
        for number in 0..<3000 {
            var table = manifest.tables[0]
            table.createStatement = "CREATE TABLE t\(number) (\(Hex.encode(Array("\(number * 7919)".utf8))))"
            manifest.tables.append(table)
        }
        try await test.instance.commit(manifest)
        let stored = try await recording.size("instances/\(test.instance.id)/bases/b1.base") ?? 0
        #expect(stored > 20_000)
        _ = recording.takeCalls()
        _ = try await test.instance.bases()
        let calls = recording.takeCalls()
        #expect(calls.map(\.name) == ["list", "get"])
        #expect(calls[1].bytes <= 16 << 10)
    }

    @Test func `A base's name sorts by time`() {
        let early = BaseManifest.newID(at: Timestamp(seconds: 1_790_000_000))
        #expect(early.hasPrefix("20260921T141320Z-"))
        #expect(early < BaseManifest.newID(at: Timestamp(seconds: 1_790_000_001)))
    }
}
