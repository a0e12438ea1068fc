import Core
import Foundation
import ObjectStore
import Repository
import Synchronization
import TestKit
import Testing

/// Set by one task, looked at by others.
private final class Done: Sendable {
    let value = Mutex(false)
}

@Suite struct MergeTests {
    @Test func `Readers see the same log, and appending goes on`() async throws {
        let scene = try await MergeScene(count: 47)
        let before = try await scene.test.reopened().segmentIndexes(from: 1)
        let report = try await scene.merge()
        #expect(report.objects == 4 && report.segments == 40 && report.removed == 40 && report.notes == [])
        #expect(try await scene.objects().count == 4 + 7)
        #expect(try await scene.faults() == [])
        let reader = try await scene.test.reopened()
        #expect(try await reader.segmentIndexes(from: 1) == before)
        #expect(try await reader.segmentIndexes(from: 14, limit: 9).map(\.sequence) == Array(14...22))
        #expect(try await reader.segmentIndexes(from: 38, limit: 100).map(\.sequence) == Array(38...47))
        #expect(try await reader.segmentIndexes(from: 33).map(\.sequence) == Array(33...47))
        #expect(try await reader.segmentIndexes(from: 48, limit: 3).isEmpty)
        #expect(try await reader.segmentIndex(40)?.sequence == 40)
        #expect(try await reader.segmentIndex(48) == nil)
        try await scene.test.append(48...52)
        let writer = try await scene.test.reopened()
        try await writer.appendSegment(TestRepository.index(53), events: TestRepository.events(53))
        #expect(try await scene.merge().objects == 0)
        #expect(try await scene.test.reopened().segmentIndexes(from: 1).map(\.sequence) == Array(1...53))
    }

    @Test func `Listing, verification and committing a base see the same log`() async throws {
        let scene = try await MergeScene(count: 30)
        let test = scene.test
        try await test.instance.commit(try await test.base("b1", segments: 3...7))
        let windows = try await test.instance.windows()
        try await scene.merge()
        #expect(try await test.reopened().windows() == windows)
        let report = try await test.repository.verify()
        #expect(report.isIntact && report.segments == 30 && report.notes == [])
        let manifest = try await test.base("b2", segments: 12...14, seed: 9)
        try await test.reopened().commit(manifest)
        #expect(try await test.reopened().listing().damaged == [])
    }

    @Test func `Reading all segments of merged objects fetches each object once`() async throws {
        let recording = RecordingStore(MemoryStore())
        let scene = try await MergeScene(recording, count: 45)
        try await scene.merge()
        let reader = try await scene.test.reopened()
        _ = recording.takeCalls()
        for sequence in UInt64(1)...40 { _ = try await reader.segment(sequence) }
        let gets = recording.takeCalls().filter { $0.name == "get" && $0.key.contains("-") }
        #expect(gets.count == 4)
        // Several at once wait for one request.
        let other = try await scene.test.reopened()
        _ = recording.takeCalls()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for sequence in UInt64(11)...20 { group.addTask { _ = try await other.segment(sequence) } }
            try await group.waitForAll()
        }
        #expect(recording.takeCalls().count { $0.name == "get" && $0.key.contains("-") } == 1)
    }

    @Test(arguments: FaultyStore.Moment.allCases)
    func `A crash at any call leaves either or both, never neither, and the next run finishes it`(
        moment: FaultyStore.Moment
    ) async throws {
        // 2 objects are stored, 10 removed.
        let policy = MergePolicy(segments: 5, keptSegments: 5, keptSeconds: 0)
        for change in 0..<12 {
            let faulty = FaultyStore(MemoryStore())
            let scene = try await MergeScene(faulty, count: 16)
            faulty.heal()
            faulty.fail(atChange: change, moment, isFinal: true)
            let opened = try await scene.test.reopened()
            #expect(await code { try await scene.merge(opened, policy: policy) } == .storeUnavailable)
            faulty.heal()
            #expect(try await scene.faults() == [], "after a crash at change \(change)")
            let report = try await scene.merge(try await scene.test.reopened(), policy: policy)
            #expect(report.notes == [])
            #expect(try await scene.faults() == [])
            #expect(try await scene.objects().count == 2 + 6, "change \(change)")
            #expect(try await scene.test.repository.verify().isIntact)
        }
    }

    @Test func `Readers beside a merge find everything at any time`() async throws {
        let scene = try await MergeScene(count: 106)
        let isDone = Done()
        try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<2 {
                group.addTask {
                    var passes = 0
                    repeat {
                        let faults = try await scene.faults()
                        #expect(faults == [])
                        passes += 1
                    } while !isDone.value.withLock { $0 }
                    return passes
                }
            }
            let report = try await scene.merge(try await scene.test.reopened())
            #expect(report.objects == 10)
            isDone.value.withLock { $0 = true }
            for try await passes in group { #expect(passes > 0) }
        }
    }

    @Test func `A damaged segment stays as it is, and a damaged merged object is told by verification`() async throws {
        let scene = try await MergeScene(count: 36)
        let log = try await scene.objects()
        var bytes = try await scene.test.store.get(log[14])
        bytes[bytes.count - 3] ^= 1
        try await scene.test.store.put(log[14], bytes, mode: .overwrite)
        let report = try await scene.merge()
        #expect(report.notes.count == 1)
        #expect(report.notes.first?.contains("Segment 15") == true)
        // 1…10, 11…14, 16…25 and 26…31 are left, the last as fewer than ten.
        #expect(try await scene.merged() == 3)
        #expect(try await scene.objects().contains(log[14]))

        let whole = try await MergeScene(count: 26)
        try await whole.test.instance.commit(try await whole.test.base("b1", segments: 3...7))
        try await whole.merge()
        let merged = try #require(try await whole.objects().first { $0.contains("-") })
        var content = try await whole.test.store.get(merged)
        content[content.count / 2] ^= 1
        try await whole.test.store.put(merged, content, mode: .overwrite)
        let verified = try await whole.test.repository.verify()
        #expect(verified.damaged.map(\.key) == [merged])
        #expect(verified.damaged.first?.takesAway.isEmpty == false)
        #expect(await code { _ = try await whole.test.reopened().segment(4) } == .objectDamaged)
        #expect(try await whole.test.reopened().segment(14).index.sequence == 14)
    }

    @Test func `A merged object that cannot be read is made again from its segments`() async throws {
        let memory = MemoryStore()
        let faulty = FaultyStore(memory)
        let scene = try await MergeScene(faulty, count: 16)
        faulty.heal()
        // Stored, and then nothing more.
        faulty.fail(atChange: 1, .before, isFinal: true)
        #expect(await code { try await scene.merge() } == .storeUnavailable)
        faulty.heal()
        let merged = try #require(try await scene.objects().first { $0.contains("-") })
        try await memory.put(merged, Array("torn".utf8), mode: .overwrite)
        #expect(try await scene.faults() == [])
        try await scene.merge(try await scene.test.reopened())
        #expect(try await scene.objects().count == 1 + 6)
        #expect(try await scene.faults() == [])
    }

    @Test func `A writer that slept while its successor's segments were merged is fenced`() async throws {
        let scene = try await MergeScene(count: 4)
        let record = try await scene.test.instance.record
        let sleeper = scene.test.repository.instance(of: record, longestSilence: .zero)
        #expect(try await sleeper.lastSegment()?.sequence == 4)
        try await scene.test.append(5...40)
        try await scene.merge()
        var own = TestRepository.index(5)
        own.sealedAt = TestRepository.time(999)
        #expect(await code { try await sleeper.appendSegment(own, events: TestRepository.events(5)) } == .logFenced)
        let whole = MergeScene(test: scene.test, count: 40)
        #expect(try await whole.faults() == [])
        #expect(try await whole.objects().count == 3 + 10)
    }

    @Test func `Under the lease, and not beside another maintenance`() async throws {
        let scene = try await MergeScene(count: 30)
        let report = try await scene.test.reopened().mergeLog(policy: MergeScene.policy)
        #expect(report.objects == 2)
        #expect(try await scene.faults() == [])
    }

    @Test func `Segments are merged up to a number and a size`() async throws {
        let scene = try await MergeScene(count: 40)
        // 2,000 bytes of events each.
        let policy = MergePolicy(segments: 30, rawBytes: 7000, storedBytes: 1000, keptSegments: 5, keptSeconds: 0)
        try await scene.merge(policy: policy)
        #expect(try await scene.merged() >= 10)
        #expect(try await scene.faults() == [])
        let young = try await MergeScene(count: 40)
        let report = try await young.merge(
            policy: MergePolicy(segments: 10, keptSegments: 5, keptSeconds: 1e9))
        #expect(report.objects == 0)
    }

    /// An hour of one-second segments in memory; TIDEMARK_DAY=86400 makes it a whole day, in a directory.
    @Test func `A day of one-second segments becomes a few hundred objects`() async throws {
        let wanted = ProcessInfo.processInfo.environment["TIDEMARK_DAY"].flatMap(UInt64.init)
        let seconds = wanted ?? 3660
        let folder = try TestFolder("day")
        let scene = try await MergeScene(
            wanted == nil ? MemoryStore() : DirectoryStore(path: folder.file("repository")), count: seconds)
        let start = ContinuousClock.now
        let report = try await scene.merge(policy: MergePolicy(keptSeconds: 0))
        let objects = try await scene.objects()
        Notice.say(
            "\(seconds) segments became \(report.objects) merged and \(objects.count - Int(report.objects)) small "
                + "objects in \((ContinuousClock.now - start).inMilliseconds) ms")
        #expect(report.objects == (seconds - 60) / 600)
        #expect(objects.count < 60 + 600 + Int(seconds / 600))
        #expect(try await scene.test.reopened().lastSegment()?.sequence == seconds)
        #expect(try await scene.test.reopened().segment(seconds / 2).events == TestRepository.events(seconds / 2))
    }
}
