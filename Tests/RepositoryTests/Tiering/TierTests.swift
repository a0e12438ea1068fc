import Core
import ObjectStore
import Repository
import TestKit
import Testing

/// What goes to which storage class, and what a restore does about it.
@Suite struct TierTests {
    /// Rows of which each chunk is above the smallest size that is moved.
    private static func rows(_ seed: UInt64) -> [UInt8] {
        var generator = SeededGenerator(seed: seed)
        var bytes: [UInt8] = []
        for _ in 0..<20 {
            bytes += [0, 0x28, 0, 0] + (0..<0x2800).map { _ in UInt8.random(in: 0...255, using: &generator) }
        }
        return bytes
    }

    /// A base that converges now, with one chunk of its own and one that all bases share.
    private func base(_ scene: LockScene, _ id: String, _ segments: ClosedRange<UInt64>, seed: UInt64) async throws {
        var manifest = try await scene.test.base(id, segments: segments, seed: 1)
        var chunks: [ChunkReference] = []
        for rows in [Self.rows(seed), Self.rows(0)] {
            chunks.append(
                try await scene.test.instance.putChunk(
                    framedRows: rows, rows: 20, digest: TableDigest(rows: 20, high: 1, low: 2)))
        }
        manifest.tables = [manifest.tables[0]]
        manifest.tables[0].chunks = chunks
        manifest.convergenceTime = scene.clock.now()
        try await scene.test.instance.commit(manifest)
    }

    private func append(_ scene: LockScene, _ sequence: UInt64) async throws {
        var generator = SeededGenerator(seed: sequence)
        let events = (0..<200_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
        var index = TestRepository.index(sequence)
        index.sealedAt = scene.clock.now()
        index.firstCommit = scene.clock.now()
        index.lastCommit = scene.clock.now()
        index.rawBytes = UInt64(events.count)
        try await scene.test.instance.appendSegment(index, events: events)
    }

    /// A base on day 0 and one on day 10, a segment a day from the first to day 14; it is day 14.
    private func scene() async throws -> LockScene {
        let scene = try await LockScene()
        for day in 0...14 {
            if day > 0 { scene.clock.advance(days: 1) }
            try await append(scene, UInt64(day + 1))
            if day == 0 { try await base(scene, "b-1", 1...1, seed: 1) }
            if day == 10 { try await base(scene, "b-2", 11...11, seed: 2) }
        }
        _ = scene.bucket.takeChanges()
        return scene
    }

    private func classes(_ scene: LockScene, _ part: String) async throws -> [String] {
        try await scene.bucket.list(scene.root + part).filter { $0.size > 100_000 || part == "bases/" }.map {
            $0.storageClass?.rawValue ?? "-"
        }
    }

    @Test func `Chunks go by the youngest base that needs them, segments by their own age`() async throws {
        let scene = try await scene()
        let policy = TierPolicy(rules: [
            TierRule(.base, days: 7, .infrequentAccess), TierRule(.base, days: 12, .glacier),
            TierRule(.log, days: 5, .infrequentAccess), TierRule(.log, days: 9, .glacier),
        ])
        let tierer = Tierer(scene.test.instance, policy: policy)
        let plan = try await tierer.plan()
        #expect(scene.bucket.takeChanges().isEmpty, "a plan changes nothing")
        let done = try await tierer.run()
        #expect(done.moved == plan.objects && done.locked == 0)
        // The chunk of the first base alone; what both share is four days old. Small ones stay.
        #expect(try await classes(scene, "chunks/").sorted() == ["-", "-", "GLACIER"])
        // Sealed on days 0 to 4: archived, but for the one at which the base begins and converges.
        let log = try await classes(scene, "log/")
        let expected =
            ["STANDARD_IA", "GLACIER", "GLACIER", "GLACIER", "GLACIER"] + Array(repeating: "STANDARD_IA", count: 4)
            + Array(repeating: "-", count: 6)
        #expect(log == expected, "\(log)")
        #expect(try await classes(scene, "bases/") == ["-", "-"])
        _ = scene.bucket.takeChanges()
        #expect(try await tierer.run().objects == 0, "nothing is left to do")

        // What lists, and what makes a new base, still works.
        let listing = try await scene.test.reopened().listing(now: scene.clock.now())
        #expect(listing.bases.count == 2 && listing.damaged.isEmpty && listing.windows.count == 1)
        try await append(scene, 16)
    }

    @Test func `What a lock keeps is not copied`() async throws {
        let scene = try await LockScene()
        try await scene.lock(.governance, days: 4)
        try await append(scene, 1)
        try await base(scene, "b-1", 1...1, seed: 1)
        try await append(scene, 2)
        scene.clock.advance(days: 2)
        let tierer = Tierer(
            scene.test.instance, policy: TierPolicy(rules: [TierRule(.base, days: 1, .infrequentAccess)]))
        let done = try await tierer.run()
        #expect(done.objects == 2 && done.locked == 2 && done.moved == 0)
        scene.clock.advance(days: 5)
        #expect(try await tierer.run().moved == 2)
    }

    @Test func `A new base stores again what it would share with an archive`() async throws {
        let scene = try await scene()
        _ = try await Tierer(scene.test.instance, policy: TierPolicy(rules: [TierRule(.base, days: 1, .glacier)])).run()
        #expect(try await classes(scene, "chunks/") == ["GLACIER", "GLACIER", "GLACIER"])
        try await append(scene, 16)
        try await base(scene, "b-3", 16...16, seed: 2)
        #expect(try await classes(scene, "chunks/").sorted() == ["-", "-", "GLACIER"])
        let manifest = try await scene.test.instance.base("b-3")
        for chunk in manifest.tables.flatMap(\.chunks) { _ = try await scene.test.instance.readChunk(chunk) }
    }

    @Test func `A restore asks for what it needs, once, and goes on when it is there`() async throws {
        let scene = try await scene()
        _ = try await Tierer(
            scene.test.instance,
            policy: TierPolicy(rules: [TierRule(.base, days: 1, .glacier), TierRule(.log, days: 1, .glacier)])
        ).run()
        _ = scene.bucket.takeChanges()
        let need = try #require(try await scene.test.instance.restoreNeed(to: scene.clock.now().adding(seconds: -60)))
        #expect(need.base == "b-2" && need.segments == 11...15)
        let early = try #require(
            try await scene.test.instance.restoreNeed(to: scene.clock.now().adding(seconds: -6 * 86_400)))
        #expect(early.base == "b-1" && early.segments == 1...11)
        let retriever = Retriever(scene.test.instance)
        let archived = try await retriever.archived(for: need)
        // Two chunks, and segments 12 and 13 (14 is a day old, 15 the last).
        #expect(archived.count == 2 + 2, "\(archived.map(\.key))")
        let asked = try await retriever.ask(archived)
        #expect(asked.asked == 4 && asked.ready == 0 && !asked.isReady)
        #expect(try await retriever.ask(archived).asked == 0)
        #expect(retriever.pending(asked).code == .storeArchived)
        #expect(await code { _ = try await scene.test.instance.segment(12) } == .storeArchived)
        // An hour by the store's clock, in which the wait sleeps.
        try await retriever.wait(for: archived)
        _ = try await scene.test.instance.segment(12)
        for chunk in try await scene.test.instance.base("b-2").tables.flatMap(\.chunks) {
            _ = try await scene.test.instance.readChunk(chunk)
        }
        #expect(try await retriever.ask(archived).isReady)

        var hasty = RetrievalOptions()
        hasty.patience = 600
        let others = try await Retriever(scene.test.instance).archived(for: early)
        let impatient = Retriever(scene.test.instance, options: hasty)
        _ = try await impatient.ask(others)
        #expect(await code { try await impatient.wait(for: others) } == .storeArchived)
        try await impatient.wait(for: archived)
    }

    @Test func `A directory has no classes`() async throws {
        let test = try await TestRepository()
        let tierer = Tierer(test.instance, policy: TierPolicy(rules: [TierRule(.log, days: 1, .glacier)]))
        #expect(await code { _ = try await tierer.plan() } == .storeUnsupported)
        #expect(try await Retriever(test.instance).archived().isEmpty)
        #expect(TierRule(.log, parsing: "30d=standard_ia") == TierRule(.log, days: 30, .infrequentAccess))
        for wrong in ["30=GLACIER", "xd=GLACIER", "30d", "30d=", "30d=A B", "-1d=GLACIER"] {
            #expect(TierRule(.log, parsing: wrong) == nil, "\(wrong)")
        }
    }
}
