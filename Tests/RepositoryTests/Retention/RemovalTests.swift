import Core
import ObjectStore
import Repository
import TestKit
import Testing

@Suite struct RemovalTests {
    typealias R = TestRepository

    /// Twenty segments; bases at 1…2, 8…9 and 15…16; segments 1…7 and 10…13 taken away, the first base with them.
    static func cut(_ store: any ObjectStore = MemoryStore()) async throws -> TestRepository {
        let test = try await TestRepository(store)
        try await test.append(1...20)
        try await test.instance.commit(try await test.base("b2", segments: 8...9, seed: 2))
        try await test.instance.commit(try await test.base("b3", segments: 15...16, seed: 3))
        let lease = try await test.instance.takeLease(.prune)
        try await test.instance.recordRemoval(of: [1...7, 10...13], .pruned, under: lease)
        try await lease.release()
        for sequence in Array(1...7) + Array(10...13) { try await test.store.delete(test.segment(UInt64(sequence))) }
        return test
    }

    @Test func `Ranges are joined, cut and asked`() {
        var record = RemovalRecord()
        record.add(5...9, .pruned)
        record.add(20...20, .notCopied)
        record.add(10...12, .pruned)
        record.add(8...22, .notCopied)
        #expect(record.ranges == [RemovedRange(5...12, .pruned), RemovedRange(13...22, .notCopied)])
        #expect(record.range(of: 4) == nil && record.range(of: 5)?.first == 5 && record.range(of: 22)?.first == 13)
        #expect(record.range(of: 23) == nil)
        #expect(record.unnamed(in: 1...30) == [1...4, 23...30])
        #expect(record.names(6...22) && !record.names(4...5))
        for sequence in 1...30 as ClosedRange<UInt64> {
            #expect((record.range(of: sequence) != nil) == record.names(sequence...sequence))
        }
    }

    @Test func `A hole that is named is no damage, and what is kept around it is a window or a point`() async throws {
        let test = try await Self.cut()
        let listing = try await test.reopened().listing(now: R.time(99))
        #expect(listing.damaged == [])
        #expect(listing.windows.map(\.bases) == [["b2"], ["b3"]])
        #expect(listing.windows.map(\.start) == [R.time(9), R.time(16)])
        #expect(listing.windows.map(\.end) == [R.time(9), R.time(20)])
        #expect(listing.windows.map(\.endsByRemoval) == [true, false])
        #expect(listing.windows[0].endReason == "The log behind it was pruned.")
        let report = try await test.repository.verify()
        #expect(report.damaged == [])
        #expect(report.segments == 9)
    }

    @Test func `Reading the log stops at a named hole and begins behind the first`() async throws {
        let test = try await Self.cut()
        let instance = try await test.reopened()
        #expect(try await instance.segmentIndexes(from: 1).map(\.sequence) == [8, 9])
        #expect(try await instance.segmentIndexes(from: 4).map(\.sequence) == [8, 9])
        #expect(try await instance.segmentIndexes(from: 8, limit: 256).map(\.sequence) == [8, 9])
        #expect(try await instance.segmentIndexes(from: 9).map(\.sequence) == [9])
        #expect(try await instance.segmentIndexes(from: 10, limit: 5).isEmpty)
        #expect(try await instance.segmentIndexes(from: 12).isEmpty)
        #expect(try await instance.segmentIndexes(from: 14).map(\.sequence) == Array(14...20))
        // Appending goes on as ever.
        try await test.append(21...22)
        #expect(try await test.reopened().lastSegment()?.sequence == 22)
    }

    @Test func `A hole beside the named ones is damage`() async throws {
        for lost: UInt64 in [8, 14, 17] {
            let test = try await Self.cut()
            try await test.store.delete(test.segment(lost))
            #expect(try await test.repository.verify().damaged.map(\.key) == [test.segment(lost)])
            #expect(try await test.reopened().listing().damaged.map(\.key) == [test.segment(lost)])
        }
        let test = try await Self.cut()
        try await test.store.delete(test.segment(17))
        #expect(await code { _ = try await test.reopened().segmentIndexes(from: 14) } == .objectMissing)
    }

    @Test func `A record put back to an older state, or gone, shows as damage`() async throws {
        let test = try await Self.cut()
        let key = "instances/\(test.instance.id)/log.removed"
        let old = try await test.store.get(key)
        let lease = try await test.instance.takeLease(.prune)
        try await test.instance.recordRemoval(of: [14...14], .pruned, under: lease)
        try await test.store.delete(test.segment(14))
        #expect(try await test.repository.verify().isIntact)
        try await test.store.put(key, old, mode: .overwrite)
        #expect(try await test.repository.verify().damaged.map(\.key) == [test.segment(14)])
        #expect(await code { _ = try await test.reopened().segmentIndexes(from: 8) } == nil)
        try await test.store.delete(key)
        let report = try await test.repository.verify()
        #expect(report.damaged.map(\.key) == [test.segment(1), test.segment(10)])
        // Nothing that could be restored before is gone: the bases that are left do not need what is missing.
        #expect(report.damaged[0].takesAway == [])
        #expect(try await test.reopened().listing().damaged.count == 2)
        #expect(await code { _ = try await test.reopened().segmentIndexes(from: 8) } == .objectMissing)
    }

    @Test func `A damaged record is named, and then every hole is damage`() async throws {
        let test = try await Self.cut()
        let key = "instances/\(test.instance.id)/log.removed"
        var bytes = try await test.store.get(key)
        bytes[bytes.count / 2] ^= 1
        try await test.store.put(key, bytes, mode: .overwrite)
        let report = try await test.repository.verify()
        #expect(Set(report.damaged.map(\.key)) == [key, test.segment(1), test.segment(10)])
        #expect(Set(try await test.reopened().listing().damaged.map(\.key)) == Set(report.damaged.map(\.key)))
    }

    @Test(arguments: FaultyStore.Moment.allCases)
    func `A crash between record and deletions loses nothing and is finished later`(
        _ moment: FaultyStore.Moment
    ) async throws {
        for change in 0..<14 {
            let faulty = FaultyStore(MemoryStore())
            let test = try await TestRepository(faulty)
            try await test.append(1...12)
            try await test.instance.commit(try await test.base("b", segments: 10...11))
            let remove: @Sendable () async throws -> Void = {
                let instance = try await test.reopened()
                let lease = try await instance.takeLease(.prune, clock: TurnedClock())
                try await instance.recordRemoval(of: [1...9], .pruned, under: lease)
                for sequence in 1...9 as ClosedRange<UInt64> { try await test.store.delete(test.segment(sequence)) }
            }
            faulty.heal()
            faulty.fail(atChange: change, moment, isFinal: true)
            _ = await code(remove)
            faulty.heal()
            let listing = try await test.reopened().listing(now: R.time(99))
            #expect(listing.damaged == [] && listing.windows.map(\.bases) == [["b"]])
            #expect(try await test.repository.verify().isIntact)
            try await remove()
            #expect(try await test.repository.verify().segments == 3)
        }
    }

    @Test func `Only the holder of the lease may record a removal`() async throws {
        let test = try await TestRepository()
        try await test.append(1...3)
        let clock = TurnedClock()
        let lost = try await test.instance.takeLease(.prune, clock: clock)
        clock.advance(100)
        #expect(
            await code { try await test.instance.recordRemoval(of: [1...1], .pruned, under: lost) } == .leaseLost)
        #expect(try await test.instance.removals() == RemovalRecord())
    }

    @Test func `Listing a cut log reads no more than a whole one, however many points are kept`() async throws {
        let recording = RecordingStore(MemoryStore())
        let test = try await TestRepository(recording)
        try await test.append(1...200)
        let lease = try await test.instance.takeLease(.prune)
        for number in 0..<40 as Range<UInt64> {
            let first = number * 5 + 1
            try await test.instance.commit(try await test.base("b\(first)", segments: first...first + 1))
            if number < 39 {
                try await test.instance.recordRemoval(of: [first + 2...first + 4], .pruned, under: lease)
                for gone in first + 2...first + 4 { try await test.store.delete(test.segment(gone)) }
            }
        }
        let reopened = try await test.reopened()
        _ = recording.takeCalls()
        let listing = try await reopened.listing()
        #expect(listing.windows.count == 40 && listing.damaged == [])
        #expect(recording.takeCalls().filter { $0.key.hasSuffix(".seg") }.count <= 3)
    }
}
