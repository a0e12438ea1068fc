import Core
import ObjectStore
import Repository
import TestKit
import Testing

@Suite struct PruneFaultTests {
    typealias R = TestRepository

    private static let options = PruneOptions(policy: RetentionPolicy(rules: [.last(2)], logDays: 1))
    private static let kept = ["b2", "b4", "b5"]

    /// A scene in which a prune has something of everything to remove.
    private static func scene() async throws -> PruneScene {
        let scene = try await PruneScene()
        try await scene.instance.saveProgress(
            try await scene.test.base("p", segments: 3...4, state: .pending, seed: 90))
        return scene
    }

    private static func impatient() -> PruneOptions {
        var options = options
        options.pendingLife = 60
        return options
    }

    @Test func `A prune that dies at any call leaves the old or the new state, and the next one finishes it`()
        async throws
    {
        let original = try await Self.scene()
        let reference = try await PruneScene(copyOf: original, in: MemoryStore())
        reference.logStarts(atSecond: 9)
        try await reference.prune(Self.impatient())
        try await reference.expectWhole(Self.kept)
        let finished = try await reference.keys()
        var died = 0
        for call in 0... {
            let inner = MemoryStore()
            let store = InterruptedStore(inner)
            let scene = try await PruneScene(copyOf: original, in: store)
            scene.logStarts(atSecond: 9)
            store.die(atCall: call)
            let failure = await code { try await scene.prune(Self.impatient()) }
            let after = try await PruneScene(copyOf: PruneScene(around: inner), in: MemoryStore())
            try await after.expectWhole(Self.kept)
            after.logStarts(atSecond: 9)
            try await after.prune(Self.impatient())
            try await after.expectWhole(Self.kept)
            #expect(try await after.keys() == finished, "call \(call)")
            guard failure != nil else { break }
            died += 1
        }
        #expect(died > 40)
    }

    @Test func `A prune that stalls at any call, and whose lease was taken over, stops`() async throws {
        let original = try await Self.scene()
        var lost = 0
        for call in 0... {
            let inner = MemoryStore()
            let store = InterruptedStore(inner)
            let scene = try await PruneScene(copyOf: original, in: store)
            scene.logStarts(atSecond: 9)
            let other = try await PruneScene(around: inner)
            store.interrupt(atCall: call) {
                // While the first does not move, its time passes, and another does all of it.
                scene.clock.advance(61)
                other.logStarts(atSecond: 9)
                try await other.prune(Self.impatient())
                // And a base is made of chunks that were there.
                try await other.makeBase("new")
            }
            let failure = await code { try await scene.prune(Self.impatient()) }
            if failure != nil { lost += 1 }
            #expect([nil, .leaseLost, .leaseHeld].contains(failure), "call \(call)")
            let isDone = store.calls <= call
            // One that had not begun counts the new base as well.
            try await other.expectWhole(
                isDone ? Self.kept : failure == nil ? ["b2", "b5", "new"] : Self.kept + ["new"])
            if isDone { break }
        }
        #expect(lost > 30)
    }

    @Test func `A segment that is stored at any moment of a prune stays`() async throws {
        let original = try await Self.scene()
        for call in 0... {
            let inner = MemoryStore()
            let store = InterruptedStore(inner)
            let scene = try await PruneScene(copyOf: original, in: store)
            scene.logStarts(atSecond: 9)
            let writer = try await PruneScene(around: inner)
            store.interrupt(atCall: call) { try await writer.test.append(31...31) }
            let plan = try await scene.prune(Self.impatient())
            if store.calls <= call { break }
            #expect(plan.removedLog == [1...5], "call \(call)")
            #expect(try await writer.test.reopened().lastSegment()?.sequence == 31, "call \(call)")
            try await writer.expectWhole(Self.kept)
        }
    }

    @Test func `Several prunes at once do what one does`() async throws {
        let scene = try await Self.scene()
        let instances = try await [
            scene.test.reopened(), scene.test.reopened(), scene.test.reopened(), scene.test.reopened(),
        ]
        let options = PruneOptions(policy: RetentionPolicy(rules: [.last(2)]), pendingLife: 60)
        let codes = try await withThrowingTaskGroup(of: ErrorCode?.self) { group in
            for instance in instances {
                group.addTask { await code { _ = try await Pruner(instance, options: options).run() } }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(codes.contains(nil) && codes.allSatisfy { $0 == nil || $0 == .leaseHeld })
        try await scene.expectWhole(["b4", "b5"])
        #expect(try await scene.instance.bases().map(\.id) == ["b4", "b5"])
    }

    @Test func `A base that begins at any moment of a prune finds all its chunks`() async throws {
        let original = try await Self.scene()
        let calls = try await Self.calls(of: original)
        #expect(calls > 20)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for call in 0..<calls {
                group.addTask {
                    let inner = MemoryStore()
                    let store = InterruptedStore(inner)
                    let scene = try await PruneScene(copyOf: original, in: store)
                    let writer = try await PruneScene(around: inner)
                    let base = BaseInBackground()
                    store.interrupt(atCall: call) { await base.begin(writer) }
                    _ = try await Pruner(scene.instance, options: Self.realTime).run()
                    try await base.end()
                    try await writer.expectWhole(["b5", "new"])
                }
            }
            try await group.waitForAll()
        }
    }

    /// By the machine's clock the scene lies in the past or the future; only counts are used.
    private static let realTime = PruneOptions(policy: RetentionPolicy(rules: [.last(2)]), pendingLife: 60)

    private static func calls(of scene: PruneScene) async throws -> Int {
        let store = InterruptedStore(MemoryStore())
        let copy = try await PruneScene(copyOf: scene, in: store)
        let before = store.calls
        _ = try await Pruner(copy.instance, options: realTime).run()
        return store.calls - before
    }
}

/// A base whose making begins at some moment.
private actor BaseInBackground {
    private var task: Task<Void, any Error>?

    func begin(_ scene: PruneScene) { task = Task { try await scene.makeBase("new") } }

    func end() async throws { try await task?.value }
}

extension PruneScene {
    /// The scene another process left in a store.
    init(around store: any ObjectStore) async throws { test = try await TestRepository(opening: store) }

    /// Makes a base of the same rows as the first one had, as a backup does.
    func makeBase(_ id: String) async throws {
        let instance = try await test.reopened()
        let newest = try await instance.lastSegment()?.sequence ?? 0
        var draft = try await instance.base("b5")
        (draft.id, draft.state, draft.firstSegment, draft.tables) = (id, .pending, newest, [])
        #expect(try await instance.announce(draft) == [])
        // Only now chunks are stored, or found stored.
        var base = try await test.base(id, segments: newest...newest, state: .pending, seed: 10)
        base.savedAt = .now()
        try await instance.saveProgress(base)
        base.state = .complete
        try await instance.commit(base)
    }
}
