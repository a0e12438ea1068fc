import Core
import ObjectStore
import Repository
import TestKit
import Testing

@Suite struct LogTests {
    @Test func `Segments come back in order, chained, with the runs so far`() async throws {
        let test = try await TestRepository()
        #expect(try await test.instance.lastSegment() == nil)
        try await test.append(1...12)
        try await test.append(13...15, run: "run-2", gap: "The log was purged.")
        let opened = try await test.reopened()
        let last = try #require(try await opened.lastSegment())
        #expect(last.sequence == 15)
        #expect(last.runs.map(\.run) == ["run-1", "run-2"])
        #expect(last.runs[0].lastSequence == 12 && last.runs[1].firstSequence == 13)
        #expect(last.runs[0].lastCommit == TestRepository.time(12))
        #expect(last.runs[1].gapReason == "The log was purged.")
        let indexes = try await opened.segmentIndexes(from: 1)
        #expect(indexes.map(\.sequence) == Array(1...15))
        #expect(indexes[0].previous == "" && indexes[1].previous.utf8.count == 64)
        #expect(try await opened.segmentIndexes(from: 14).map(\.sequence) == [14, 15])
        #expect(try await opened.segmentIndexes(from: 3, limit: 2).map(\.sequence) == [3, 4])
        #expect(try await opened.segmentIndexes(from: 16).isEmpty)
        let (index, events) = try await opened.segment(7)
        #expect(index == indexes[6])
        #expect(events == TestRepository.events(7))
        #expect(await code { _ = try await opened.segment(16) } == .objectMissing)
    }

    @Test func `Reading indexes does not read events`() async throws {
        let recording = RecordingStore(MemoryStore())
        let test = try await TestRepository(recording)
        var index = TestRepository.index(1)
        var generator = SplitMix(seed: 1)
        let events = (0..<1 << 20).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
        index.rawBytes = UInt64(events.count)
        try await test.instance.appendSegment(index, events: events)
        _ = recording.takeCalls()
        _ = try await test.reopened().segmentIndexes(from: 1)
        #expect(recording.takeCalls().allSatisfy { $0.bytes <= 16 << 10 })
    }

    @Test func `An index larger than the first request is read whole`() async throws {
        let test = try await TestRepository()
        var index = TestRepository.index(1)
        var generator = SplitMix(seed: 1)
        index.tables = (0..<3000).map { number in
            TableActivity(
                table: TableName(schema: "s\(generator.next())", name: "t\(number)"), inserts: generator.next())
        }
        let stored = try await test.instance.appendSegment(index, events: TestRepository.events(1))
        #expect(try await test.reopened().lastSegment() == stored)
    }

    @Test func `Of two writers the second is fenced`() async throws {
        let test = try await TestRepository()
        try await test.append(1...2)
        let second = try await test.reopened()
        #expect(try await second.lastSegment()?.sequence == 2)
        try await test.append(3...3)
        var index = TestRepository.index(3)
        index.sealedAt = TestRepository.time(1000)
        let error = await #expect(throws: TidemarkError.self) {
            try await second.appendSegment(index, events: TestRepository.events(3))
        }
        #expect(error?.code == .logFenced)
        // Also one that has not looked yet, and one that goes on as if nothing had happened.
        let third = try await test.reopened()
        #expect(await code { try await third.appendSegment(index, events: TestRepository.events(3)) } == .logFenced)
        #expect(try await second.lastSegment()?.sequence == 3)
        #expect(await code { try await second.appendSegment(index, events: TestRepository.events(3)) } == .logFenced)
        #expect(try await test.repository.verify().isIntact)
    }

    @Test func `A hole cannot be written`() async throws {
        let test = try await TestRepository()
        #expect(await code { try await test.append(2...2) } == .logBroken)
        try await test.append(1...1)
        #expect(await code { try await test.append(3...3) } == .logBroken)
    }

    @Test(arguments: FaultyStore.Moment.allCases)
    func `A lost answer is not a second writer`(_ moment: FaultyStore.Moment) async throws {
        let faulty = FaultyStore(MemoryStore())
        let test = try await TestRepository(faulty)
        try await test.append(1...1)
        faulty.heal()
        faulty.fail(atChange: 0, moment, isFinal: false)
        #expect(await code { try await test.append(2...2) } == .storeUnavailable)
        try await test.append(2...3)
        #expect(try await test.reopened().segmentIndexes(from: 1).count == 3)
    }

    @Test func `A reader follows a writer in another process`() async throws {
        let recording = RecordingStore(MemoryStore())
        let test = try await TestRepository(recording)
        let reader = try await test.reopened()
        #expect(try await reader.lastSegment() == nil)
        for sequence in 1...5 as ClosedRange<UInt64> {
            try await test.append(sequence...sequence)
            #expect(try await reader.lastSegment()?.sequence == sequence)
        }
        _ = recording.takeCalls()
        #expect(try await reader.lastSegment()?.sequence == 5)
        #expect(recording.takeCalls().map(\.name) == ["list"])
    }

    @Test func `A missing segment is an error where it lies inside`() async throws {
        let test = try await TestRepository()
        try await test.append(1...5)
        try await test.store.delete("instances/\(test.instance.id)/log/0000000000000000/00000000000000000003.seg")
        #expect(await code { _ = try await test.instance.segmentIndexes(from: 1) } == .objectMissing)
        #expect(try await test.instance.segmentIndexes(from: 3).map(\.sequence) == [4, 5])
    }

    @Test func `The stream's word is kept, and a damaged one is none`() async throws {
        let test = try await TestRepository()
        #expect(try await test.instance.streamStatus() == nil)
        let status = test.status(.running, last: 3, heartbeat: 5, through: 5)
        try await test.instance.putStreamStatus(status)
        #expect(try await test.reopened().streamStatus() == status)
        #expect(status.isAlive(at: TestRepository.time(14)))
        #expect(!status.isAlive(at: TestRepository.time(15)))
        try await test.store.put("instances/\(test.instance.id)/stream.status", [1, 2, 3], mode: .overwrite)
        #expect(try await test.instance.streamStatus() == nil)
    }
}
