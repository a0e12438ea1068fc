import Core
import ObjectStore
import Repository
import TestKit
import Testing

@Suite struct PruneTests {
    typealias R = TestRepository

    private func options(_ rules: RetentionRule..., logDays: Int? = nil) -> PruneOptions {
        PruneOptions(policy: RetentionPolicy(rules: rules, logDays: logDays))
    }

    @Test func `What no rule keeps goes, with the log before the oldest base that stays`() async throws {
        let scene = try await PruneScene()
        let before = try await scene.test.store.list("").reduce(0) { $0 + $1.size }
        let plan = try await scene.prune(options(.last(2)))
        #expect(plan.kept.map(\.base.id) == ["b4", "b5"] && plan.removed.map(\.id) == ["b1", "b2", "b3"])
        #expect(plan.kept.map(\.reasons) == [["the last 2"], ["the last 2"]])
        #expect(plan.removed.map(\.reason) == ["no rule keeps it", "no rule keeps it", "no rule keeps it"])
        #expect(plan.removedLog == [1...15] && plan.keptLog == [16...30])
        #expect(plan.log.objects == 15 && plan.chunks.objects == 3)
        try await scene.expectWhole(["b4", "b5"])
        let windows = try await scene.instance.windows(now: R.time(99))
        #expect(windows == plan.windows)
        #expect(windows.map(\.start) == [R.time(17)] && windows.map(\.end) == [R.time(30)])
        // What was said to be freed is freed, but for the two small objects a prune adds.
        let added = try await scene.test.store.list("").filter {
            $0.key.contains("/maintenance/") || $0.key.hasSuffix("log.removed")
        }
        let after = try await scene.test.store.list("").reduce(0) { $0 + $1.size } - added.reduce(0) { $0 + $1.size }
        #expect(before - after == plan.bytes)
        // The log goes on as ever.
        try await scene.test.append(31...32)
        #expect(try await scene.test.repository.verify().isIntact)
    }

    @Test func `A dry run changes nothing and says the same`() async throws {
        let scene = try await PruneScene()
        let keys = try await scene.keys()
        let plan = try await scene.pruner(options(.last(1), logDays: 3)).plan()
        #expect(try await scene.keys() == keys)
        #expect(try await scene.prune(options(.last(1), logDays: 3)) == plan)
    }

    @Test func `Days of log keep the base at or before their beginning`() async throws {
        let scene = try await PruneScene()
        scene.logStarts(atSecond: 14)
        let plan = try await scene.prune(options(.last(1), logDays: 1))
        #expect(plan.logStart == R.time(14))
        #expect(plan.kept.map(\.base.id) == ["b3", "b5"])
        #expect(plan.kept[0].reasons == ["every second that is kept begins with it"])
        #expect(plan.removedLog == [1...10])
        try await scene.expectWhole(["b3", "b5"])
        let window = try #require(try await scene.instance.windows(now: R.time(99)).first)
        #expect(window.start == R.time(12) && window.end == R.time(30))
    }

    @Test func `After an outage longer than the days of log the newest restore point stays`() async throws {
        let scene = try await PruneScene()
        scene.logStarts(atSecond: 3000)
        let plan = try await scene.prune(options(.days(1), logDays: 1))
        #expect(plan.kept.map(\.base.id) == ["b5"] && plan.keptLog == [21...30])
        try await scene.expectWhole(["b5"])
        #expect(try await scene.instance.windows(now: R.time(99)).map(\.end) == [R.time(30)])
    }

    @Test func `Bases before the days of log stay as single points`() async throws {
        let scene = try await PruneScene()
        scene.logStarts(atSecond: 24)
        let plan = try await scene.prune(options(logDays: 1))
        #expect(plan.removed == [] && plan.chunks.objects == 0)
        #expect(plan.keptLog == [1...2, 6...7, 11...12, 16...17, 21...30])
        try await scene.expectWhole(["b1", "b2", "b3", "b4", "b5"])
        let windows = try await scene.instance.windows(now: R.time(99))
        #expect(windows.map(\.start) == [2, 7, 12, 17, 22].map { R.time($0) })
        #expect(windows.map(\.end) == [2, 7, 12, 17, 30].map { R.time($0) })
        #expect(windows.map(\.endsByRemoval) == [true, true, true, true, false])
    }

    @Test func `The newest base goes only where it is asked for`() async throws {
        let scene = try await PruneScene()
        var plan = try await scene.prune(options(.last(0)))
        #expect(plan.kept.map(\.base.id) == ["b5"] && plan.kept[0].reasons == ["it is the newest base"])
        try await scene.expectWhole(["b5"])
        var all = options(.last(0))
        all.removesLastBase = true
        plan = try await scene.prune(all)
        #expect(plan.removed.map(\.id) == ["b5"])
        // Without any base nobody can tell which part of the log is of use: it stays.
        #expect(plan.keptLog == [21...30])
        #expect(try await scene.keys().filter { $0.contains("/chunks/") || $0.contains("/bases/") } == [])
        #expect(try await scene.test.repository.verify().isIntact)
    }

    @Test func `Without rules only what belongs to nothing goes`() async throws {
        let scene = try await PruneScene()
        _ = try await scene.instance.putChunk(framedRows: [1, 0, 0, 0, 9], rows: 1, digest: TableDigest())
        let plan = try await scene.prune(options())
        #expect(plan.removed == [] && plan.removedLog == [] && plan.chunks.objects == 1)
        try await scene.expectWhole(["b1", "b2", "b3", "b4", "b5"])
    }

    @Test func `A base that is being made keeps all chunks and its log`() async throws {
        let scene = try await PruneScene()
        var pending = try await scene.test.base("p", segments: 9...10, state: .pending, seed: 90)
        pending.savedAt = R.time(39)
        try await scene.instance.saveProgress(pending)
        let plan = try await scene.prune(options(.last(1)))
        #expect(plan.live == ["p"] && plan.chunksWait && plan.chunks.objects > 0)
        #expect(plan.removedLog == [1...8])
        let chunks = try await scene.keys().filter { $0.contains("/chunks/") }.count
        pending.state = .complete
        try await scene.instance.commit(pending)
        try await scene.expectWhole(["p", "b5"])
        // The next one does what was left.
        let next = try await scene.prune(options(.last(1)))
        #expect(!next.chunksWait && next.kept.map(\.base.id) == ["b5"])
        #expect(try await scene.keys().filter { $0.contains("/chunks/") }.count == 3 && chunks > 3)
        try await scene.expectWhole(["b5"])
    }

    @Test func `A base that was given up goes with its chunks`() async throws {
        let scene = try await PruneScene()
        var pending = try await scene.test.base("p", segments: 3...4, state: .pending, seed: 90)
        try await scene.instance.saveProgress(pending)
        scene.clock.set(R.time(3).adding(seconds: 7 * PruneScene.day))
        var plan = try await scene.pruner(options()).plan()
        #expect(plan.abandoned == ["p"] && plan.chunks.objects == 3)
        // A sign of life keeps it.
        pending.savedAt = R.time(99)
        try await scene.instance.saveProgress(pending)
        plan = try await scene.pruner(options()).plan()
        #expect(plan.live == ["p"] && plan.abandoned == [])
        var impatient = options()
        impatient.pendingLife = 3600
        plan = try await scene.prune(impatient)
        #expect(plan.abandoned == ["p"] && plan.chunks.objects == 3)
        #expect(try await scene.keys().filter { $0.contains("/pending/") } == [])
        // The job that made it finds out when it wants to finish.
        pending.state = .complete
        #expect(await code { try await scene.instance.commit(pending) } == .baseInvalid)
        try await scene.expectWhole(["b1", "b5"])
    }

    @Test func `The pending manifest of a base that exists is swept up`() async throws {
        let scene = try await PruneScene()
        var left = try await scene.instance.base("b5")
        left.state = .pending
        try await scene.instance.saveProgress(left)
        let plan = try await scene.prune(options())
        #expect(plan.live == [] && plan.abandoned == [])
        #expect(try await scene.keys().filter { $0.contains("/pending/") } == [])
    }

    @Test func `Where a base cannot be read, nothing is removed until it is given up`() async throws {
        for isInManifest in [false, true] {
            let scene = try await PruneScene()
            let name = "instances/\(scene.instance.id)/bases/b2.base"
            var bytes = try await scene.test.store.get(name)
            bytes[isInManifest ? bytes.count - 3 : bytes.count / 8] ^= 1
            try await scene.test.store.put(name, bytes, mode: .overwrite)
            let keys = try await scene.keys()
            #expect(await code { try await scene.prune(options(.last(4))) } == .objectDamaged)
            #expect(try await scene.keys() == keys)
            var giveUp = options(.last(4))
            giveUp.removesDamagedBases = true
            scene.clock.advance(4000)
            let plan = try await scene.prune(giveUp)
            #expect(plan.removed.map(\.id) == ["b2"])
            try await scene.expectWhole(["b1", "b3", "b4", "b5"])
        }
    }

    @Test func `A base whose log is not whole is kept, and no rule counts it`() async throws {
        let scene = try await PruneScene()
        try await scene.test.store.delete(scene.test.segment(22))
        let plan = try await scene.prune(options(.last(1)))
        #expect(plan.kept.map(\.base.id) == ["b4", "b5"])
        #expect(
            plan.kept.map(\.reasons) == [["the last 1"], ["it cannot be restored, and damaged bases are to be kept"]])
        // The hole is not one of those that were made on purpose.
        #expect(try await scene.test.repository.verify().damaged.map(\.key) == [scene.test.segment(22)])
    }

    @Test func `A transaction that goes on over segments stays whole`() async throws {
        let test = try await TestRepository()
        for sequence in 1...9 as ClosedRange<UInt64> {
            var index = R.index(sequence)
            index.endsInsideTransaction = [3, 4, 5].contains(sequence)
            try await test.instance.appendSegment(index, events: R.events(sequence))
        }
        try await test.instance.commit(try await test.base("b1", segments: 1...1))
        try await test.instance.commit(try await test.base("b2", segments: 6...7, seed: 40))
        let clock = TurnedClock()
        clock.set(R.time(20))
        let plan = try await Pruner(test.instance, options: options(.last(1)), clock: clock).plan()
        #expect(plan.removedLog == [1...2])
    }

    @Test func `A gap in the log ends a window, and bases on both sides stay whole`() async throws {
        let scene = try await PruneScene()
        try await scene.test.append(31...40, run: "run-2", gap: "The server had purged its log.")
        try await scene.instance.commit(try await scene.test.base("c1", segments: 33...34, run: "run-2", seed: 60))
        scene.logStarts(atSecond: 26)
        let plan = try await scene.prune(options(.last(1), logDays: 1))
        #expect(plan.kept.map(\.base.id) == ["b5", "c1"])
        #expect(plan.removedLog == [1...20])
        try await scene.expectWhole(["b5", "c1"])
        #expect(try await scene.instance.windows(now: R.time(99)).map(\.end) == [R.time(30), R.time(40)])
    }
}
