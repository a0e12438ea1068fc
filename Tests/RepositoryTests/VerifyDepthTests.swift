import Core
import ObjectStore
import Repository
import TestKit
import Testing

/// What each depth of verification reads, and what it finds.
@Suite struct VerifyDepthTests {
    typealias R = TestRepository

    static let sample = VerifyDepth.sample(VerifySample(percent: 30, seed: 7))

    @Test func `Quick reads neither chunks nor events, and all depths find an unharmed repository intact`() async throws
    {
        let recording = RecordingStore(MemoryStore())
        let scene = try await PruneScene(recording)
        for depth in [VerifyDepth.quick, Self.sample, .full] {
            _ = recording.takeCalls()
            let report = try await scene.test.repository.verify(depth)
            #expect(report.damaged == [] && report.bases == 5 && report.segments == 30 && report.chunks == 7)
            let gets = recording.takeCalls().filter { $0.name == "get" }
            let chunks = gets.filter { $0.key.contains("/chunks/") }.count
            switch depth {
            case .quick: #expect(chunks == 0 && report.wholeObjects < report.objects - 36)
            case .sample(let sample):
                let keys = try await scene.keys().filter { $0.contains("/chunks/") && sample.takes($0) }
                #expect(chunks == keys.count)
            case .full: #expect(chunks == 7 && report.wholeObjects == report.objects)
            }
        }
    }

    @Test func `A sample is the same for the same seed, another for another, and as large as was asked`() async throws {
        let scene = try await PruneScene()
        let keys = try await scene.keys().filter { $0.contains("/chunks/") || $0.hasSuffix(".seg") }
        var all: [Int] = []
        for seed in 1...40 as ClosedRange<UInt64> {
            let depth = VerifyDepth.sample(VerifySample(percent: 25, seed: seed))
            let first = try await scene.test.repository.verify(depth)
            #expect(try await scene.test.repository.verify(depth) == first)
            all.append(Int(first.wholeObjects))
        }
        #expect(Set(all).count > 3)
        let others = Int(try await scene.test.repository.verify(.quick).wholeObjects)
        let share = Double(all.reduce(0, +) - 40 * others) / Double(40 * keys.count)
        #expect((0.19...0.31).contains(share))
        let whole = VerifyDepth.sample(VerifySample(percent: 100, seed: 1))
        #expect(try await scene.test.repository.verify(whole) == scene.test.repository.verify(.full))
    }

    @Test(arguments: [VerifyDepth.quick, sample, .full])
    func `Whatever is deleted or truncated is found`(_ depth: VerifyDepth) async throws {
        let scene = try await PruneScene()
        let store = scene.test.store
        for entry in try await store.list("instances/") {
            let original = try await store.get(entry.key)
            try await store.delete(entry.key)
            // The end of the log may go without a trace where no stream says more, and so may a base.
            if entry.key != scene.test.segment(30), !entry.key.hasSuffix(".base") {
                #expect(try await scene.test.repository.verify(depth).damaged.map(\.key) == [entry.key])
            }
            try await store.put(entry.key, Array(original.dropLast()), mode: .overwrite)
            let damage = try await scene.test.repository.verify(depth).damaged
            #expect(damage.map(\.key) == [entry.key] && damage.map(\.code) == ["object.truncated"])
            try await store.put(entry.key, original + [0], mode: .overwrite)
            #expect(try await scene.test.repository.verify(depth).damaged.map(\.code) == ["object.damaged"])
            try await store.put(entry.key, original, mode: .overwrite)
        }
        #expect(try await scene.test.repository.verify(depth).isIntact)
    }

    @Test func `Quick finds swapped segments and bases, and leaves the insides of chunks to full`() async throws {
        let scene = try await PruneScene()
        let store = scene.test.store
        for (one, other) in [
            (scene.test.segment(4), scene.test.segment(9)),
            ("instances/\(scene.instance.id)/bases/b1.base", "instances/\(scene.instance.id)/bases/b2.base"),
        ] {
            let (first, second) = (try await store.get(one), try await store.get(other))
            try await store.put(one, second, mode: .overwrite)
            try await store.put(other, first, mode: .overwrite)
            let found = try await scene.test.repository.verify(.quick).damaged.map(\.key)
            #expect(found.contains(one) && found.contains(other))
            try await store.put(one, first, mode: .overwrite)
            try await store.put(other, second, mode: .overwrite)
        }
        let chunk = try #require(try await scene.keys().first { $0.contains("/chunks/") })
        var bytes = try await store.get(chunk)
        bytes[bytes.count - 1] ^= 1
        try await store.put(chunk, bytes, mode: .overwrite)
        #expect(try await scene.test.repository.verify(.quick).isIntact)
        #expect(try await scene.test.repository.verify(.full).damaged.map(\.key) == [chunk])
        let key = try #require((1...500).first { VerifySample(percent: 10, seed: $0).takes(chunk) })
        let sample = VerifyDepth.sample(VerifySample(percent: 10, seed: key))
        #expect(try await scene.test.repository.verify(sample).damaged.map(\.key) == [chunk])
    }

    @Test(arguments: [VerifyDepth.quick, .full])
    func `A shared chunk takes away every base that has it, and no more`(_ depth: VerifyDepth) async throws {
        let scene = try await PruneScene()
        var users: [String: Set<String>] = [:]
        for number in 1...5 {
            for chunk in try await scene.instance.base("b\(number)").tables.flatMap(\.chunks) {
                users[chunk.id, default: []].insert("b\(number)")
            }
        }
        for (id, bases) in users {
            let name = "instances/\(scene.instance.id)/chunks/\(id.prefix(2))/\(id)"
            let original = try await scene.test.store.get(name)
            try await scene.test.store.delete(name)
            let report = try await scene.test.repository.verify(depth)
            #expect(report.damaged.map(\.key) == [name])
            // A window of one run: what is lost lies before the first base that is left.
            var firstLeft: Int64 = 30
            for number in [5, 4, 3, 2, 1] where !bases.contains("b\(number)") { firstLeft = Int64(number) * 5 - 3 }
            let span = "Restore points from \(R.time(2)) to \(R.time(firstLeft))."
            let lost: [String] = firstLeft == 2 ? [] : [span]
            let expected: [String] = bases.sorted().map { "Base \($0)." } + lost
            #expect(report.damaged.first?.takesAway == expected)
            #expect(report.lost == lost)
            try await scene.test.store.put(name, original, mode: .overwrite)
        }
        #expect(users.values.contains { $0.count > 1 })
    }

    @Test func `A lost segment takes away the bases it lies in and the seconds up to the next one`() async throws {
        for sequence in 1...29 as ClosedRange<UInt64> {
            let scene = try await PruneScene()
            try await scene.test.store.delete(scene.test.segment(sequence))
            let damage = try #require(try await scene.test.repository.verify(.quick).damaged.first)
            // Base n lies in segments 5 n - 4 and 5 n - 3 and converges in the second of the latter.
            let ends: [UInt64] = [2, 7, 12, 17, 22]
            var inside: [String] = []
            for (number, end) in ends.enumerated() where sequence == end || sequence == end - 1 {
                inside.append("Base b\(number + 1).")
            }
            let next: UInt64 = ends.first { $0 > sequence + 1 } ?? 30
            // The last second that is left is that of the segment before, where a base before it can be restored.
            let from: UInt64 = sequence > 2 ? sequence - 1 : 2
            let span = "Restore points from \(R.time(Int64(from))) to \(R.time(Int64(next)))."
            let expected = inside + [span]
            #expect(damage.takesAway == expected, "segment \(sequence)")
        }
    }

    @Test func `Objects put back to an older version are detected or survived`() async throws {
        let scene = try await PruneScene()
        let store = scene.test.store
        let instance = scene.instance
        try await instance.putStreamStatus(scene.test.status(.running, last: 20, heartbeat: 20, through: 20))
        var pending = try await scene.test.base("p", segments: 24...25, state: .pending, seed: 90)
        try await instance.saveProgress(pending)
        let registry = try #require(try await store.list("registry/").first).key
        let old = try await [
            "instances/\(instance.id)/stream.status", "instances/\(instance.id)/pending/p.pending", registry,
        ].asyncMap { ($0, try await store.get($0)) }
        try await instance.putStreamStatus(scene.test.status(.running, last: 30, heartbeat: 30, through: 30))
        pending.notes = ["further"]
        try await instance.saveProgress(pending)
        var record = try await instance.record
        record.identities.append(R.source)
        try await instance.update(record)
        let windows = try await instance.windows(now: R.time(99))
        let keepAll = PruneOptions(policy: RetentionPolicy(rules: [.last(5)]))
        for (key, bytes) in old {
            let new = try await store.get(key)
            try await store.put(key, bytes, mode: .overwrite)
            let reopened = try await scene.test.reopened()
            // Hints cost nothing: what can be restored stays the same, and so does what a prune would take.
            #expect(try await reopened.windows(now: R.time(99)).map(\.end) == windows.map(\.end), "\(key)")
            #expect(try await scene.test.repository.verify().isIntact, "\(key)")
            #expect(try await reopened.lastSegment()?.sequence == 30)
            let plan = try await scene.pruner(keepAll).plan()
            #expect(plan.live == ["p"] && plan.removed == [] && plan.removedLog == [], "\(key)")
            try await store.put(key, new, mode: .overwrite)
        }
        try await scene.expectWhole(["b1", "b2", "b3", "b4", "b5"])
    }
}

extension Array {
    fileprivate func asyncMap<Result>(_ body: (Element) async throws -> Result) async throws -> [Result] {
        var result: [Result] = []
        for element in self { result.append(try await body(element)) }
        return result
    }
}
