import Core
import ObjectStore
import Repository
import TestKit
import Testing

@Suite struct CopyTests {
    @Test func `A copy holds the same bases and log under a key of its own`() async throws {
        let scene = try await CopyScene()
        let report = try await scene.copy()
        #expect(report.bases == 3 && report.segments == 30 && report.notes == [])
        #expect(try await scene.faults(1...30) == [])
        #expect(try await scene.copied().windows() == scene.test.instance.windows())
        let store = scene.store
        #expect(await code { _ = try await Repository.open(store: store, key: TestRepository.key) } == .keyMismatch)
        #expect(try await scene.copied().record.copyOf?.instance == scene.test.instance.id)
    }

    @Test func `A second run moves only what is new`() async throws {
        let recording = RecordingStore(MemoryStore(name: "copy"))
        let scene = try await CopyScene(to: recording)
        let first = try await scene.copy()
        _ = recording.takeCalls()
        let nothing = try await scene.copy()
        #expect(nothing.segments == 0 && nothing.bases == 0 && nothing.bytes == 0 && nothing.basesPresent == 3)
        #expect(recording.takeCalls().allSatisfy { $0.name != "put" })
        try await scene.test.append(31...33)
        // The same rows as those of b1 in another base.
        try await scene.test.instance.commit(try await scene.test.base("b4", segments: 31...32))
        let second = try await scene.copy()
        #expect(second.segments == 3 && second.bases == 1 && second.chunks == 0 && second.chunksPresent == 4)
        let puts = recording.takeCalls().filter { $0.name == "put" }
        #expect(puts.allSatisfy { !$0.key.contains("/chunks/") })
        #expect(second.bytes * 3 < first.bytes)
        #expect(try await scene.faults(1...33, bases: ["b1", "b2", "b3", "b4"]) == [])
    }

    @Test(arguments: FaultyStore.Moment.allCases)
    func `Killed at any call and run again it gives the same`(moment: FaultyStore.Moment) async throws {
        let whole = try await CopyScene()
        try await whole.copy()
        let names = try await whole.store.keys("instances/", after: nil, limit: .max)
        var change = 0
        while true {
            let faulty = FaultyStore(MemoryStore(name: "copy"))
            let scene = try await CopyScene(to: faulty)
            faulty.heal()
            faulty.fail(atChange: change, moment, isFinal: true)
            if await code({ try await scene.copy() }) == nil { break }
            faulty.heal()
            try await scene.copy()
            #expect(try await scene.faults(1...30) == [], "after a kill at change \(change)")
            #expect(try await scene.store.keys("instances/", after: nil, limit: .max).count == names.count)
            // Every change near the ends, every third between.
            change += change < 4 || change > 32 ? 1 : 3
        }
        #expect(change > 40)
    }

    @Test func `A part of the restore points, whose beginning is recorded as not copied`() async throws {
        let scene = try await CopyScene()
        let span = CopySelection(since: TestRepository.time(15), until: TestRepository.time(26))
        let report = try await scene.copy(span)
        // b2 converges at 14, the newest before the span's beginning.
        #expect(report.bases == 2 && report.segments == 16)
        #expect(try await scene.faults(12...27, bases: ["b2", "b3"]) == [])
        let removals = try await scene.copied().removals()
        #expect(removals.ranges == [RemovedRange(1...11, .notCopied)])
        #expect(try await scene.copied().listing().damaged == [])
        // Going on without an end: the log goes on, and what begins before the copy's log is left out.
        let more = try await scene.copy()
        #expect(more.segments == 3 && more.bases == 0)
        #expect(more.notes.count == 1 && more.notes.first?.contains("b1") == true)
        #expect(try await scene.faults(12...30, bases: ["b2", "b3"]) == [])
    }

    @Test func `A merged log is copied merged`() async throws {
        let scene = try await CopyScene()
        let merging = MergeScene(test: scene.test, count: 30)
        try await scene.copy(CopySelection(until: TestRepository.time(3)))
        try await merging.merge()
        try await scene.copy()
        let objects = try await scene.store.keys("instances/\(scene.copied().id)/log/", after: nil, limit: .max)
        // 1…4 were there, 5…10 come one by one out of the merged object, 11…20 as it is.
        #expect(objects.count { $0.contains("-") } == 1)
        #expect(objects.count == 10 + 1 + 10)
        #expect(try await scene.faults(1...30) == [])
        #expect(try await scene.copied().lastSegment()?.sequence == 30)
    }

    @Test func `Damage is not copied`() async throws {
        let scene = try await CopyScene()
        let chunk = try #require(try await scene.test.instance.base("b3").tables.first?.chunks.first)
        let name = "instances/\(scene.test.instance.id)/chunks/\(chunk.id.prefix(2))/\(chunk.id)"
        var bytes = try await scene.test.store.get(name)
        bytes[bytes.count - 1] ^= 1
        try await scene.test.store.put(name, bytes, mode: .overwrite)
        #expect(await code { try await scene.copy() } == .objectDamaged)
        #expect(try await scene.faults(1...30, bases: ["b1", "b2"]) == [])
    }

    @Test func `What is no copy is not written to`() async throws {
        let scene = try await CopyScene()
        let target = try await Repository.open(store: scene.store, key: CopyScene.otherKey)
        _ = try await target.addInstance(TestRepository.record(named: "shop"))
        #expect(await code { try await scene.copy() } == .copyMismatch)
        let source = scene.test.instance
        #expect(await code { _ = try await InstanceCopy.open(source, in: scene.test.repository) } == .copyMismatch)
        // Somebody else writes the copy's log.
        let other = try await CopyScene()
        try await other.copy(CopySelection(until: TestRepository.time(9)))
        let stray = try await other.copied()
        var index = TestRepository.index(11)
        index.sealedAt = TestRepository.time(999)
        try await stray.appendSegment(index, events: TestRepository.events(11))
        #expect(await code { try await other.copy() } == .logFenced)
    }

    @Test func `A mirror follows the log and new bases, and says when it stops`() async throws {
        let scene = try await CopyScene()
        let test = scene.test
        let copy = try await scene.open()
        let mirror = InstanceMirror(copy, merge: nil) { Issue.record("\($0)") }
        let running = Task { try await mirror.run() }
        try await test.append(31...32)
        let written = ContinuousClock.now
        try await test.instance.putStreamStatus(test.status(.running, last: 32, heartbeat: 40, through: 39))
        var seen: Duration?
        while seen == nil {
            let waited = ContinuousClock.now - written
            if try await (try? scene.copied())?.streamStatus()?.lastSequence == 32 { seen = waited }
            guard waited < .seconds(30) else { break }
            try await Task.sleep(for: .milliseconds(20))
        }
        Notice.say("a new segment is in the mirror after \(seen?.inMilliseconds ?? -1) ms")
        #expect(try await scene.copied().lastSegment()?.sequence == 32)
        let deadline = ContinuousClock.now + .seconds(30)
        while try await scene.copied().bases().count < 3, ContinuousClock.now < deadline {
            try await Task.sleep(for: .milliseconds(20))
        }
        #expect(try await scene.copied().streamStatus()?.confirmedThrough == TestRepository.time(39))
        running.cancel()
        #expect(await code { try await running.value } != nil)
        #expect(try await scene.copied().streamStatus()?.state == .stopped)
        #expect(try await scene.faults(1...32) == [])
    }
}
