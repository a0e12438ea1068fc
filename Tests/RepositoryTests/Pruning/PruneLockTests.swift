import Core
import ObjectStore
import Repository
import TestKit
import Testing

/// What is locked or held stays, whatever the rules say.
@Suite struct PruneLockTests {
    typealias R = TestRepository

    private let options = PruneOptions(policy: RetentionPolicy(rules: [.last(1)], logDays: 1))

    @Test func `A base under a hold stays whole, and goes when the hold is lifted`() async throws {
        let scene = try await PruneScene()
        scene.logStarts(atSecond: 24)
        let hold = try await scene.instance.addHold(onBase: "b2", label: "court")
        let plan = try await scene.prune(options)
        #expect(plan.kept.map(\.base.id) == ["b2", "b5"])
        #expect(plan.kept[0].reasons == ["hold \(hold.id) (court) is on it"])
        #expect(plan.keptLog == [6...7, 21...30])
        try await scene.expectWhole(["b2", "b5"])
        try await scene.instance.removeHold(hold.id)
        #expect(try await scene.prune(options).kept.map(\.base.id) == ["b5"])
        try await scene.expectWhole(["b5"])
    }

    @Test func `A span under a hold keeps its log`() async throws {
        let scene = try await PruneScene()
        scene.logStarts(atSecond: 24)
        _ = try await scene.instance.addHold(from: R.time(8), to: R.time(10), label: "")
        let plan = try await scene.prune(options)
        #expect(plan.kept.map(\.base.id) == ["b2", "b5"])
        let windows = try await scene.instance.windows(now: R.time(99))
        #expect(windows.contains { $0.start <= R.time(8) && $0.end >= R.time(10) })
        try await scene.expectWhole(["b2", "b5"])
    }

    @Test func `What the store refuses to remove is left, counted and removed later`() async throws {
        let scene = try await PruneScene(LockedStore(MemoryStore()))
        let store = try #require(scene.test.store as? LockedStore)
        scene.logStarts(atSecond: 24)
        let base = "instances/\(scene.instance.id)/bases/b3.base"
        store.lock([base, scene.test.segment(2)])
        var plan = try await scene.prune(options)
        #expect(plan.kept.map(\.base.id) == ["b3", "b5"] && plan.locked.objects == 1)
        #expect(plan.kept[0].reasons == ["the store keeps it: it is locked"])
        try await scene.expectWhole(["b3", "b5"])
        store.lock([])
        plan = try await scene.prune(options)
        #expect(plan.kept.map(\.base.id) == ["b5"] && plan.locked.objects == 0)
        #expect(try await store.size(scene.test.segment(2)) == nil)
        try await scene.expectWhole(["b5"])
    }
}
