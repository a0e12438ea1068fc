import Core
import Engine
import MySQLWire
import ObjectStore
import Repository
import Synchronization
import TestKit
import Testing

/// What waits between sealing and storing: where it lies, and when nothing more is taken.
@Suite struct SegmentQueueTests {
    private final class StillClock: TidemarkClock {
        private let time = Mutex(Timestamp(seconds: 1_790_000_000))

        func now() -> Timestamp { time.withLock { $0 } }
        func sleep(seconds: Double) async throws { time.withLock { $0 = $0.adding(seconds: seconds) } }
    }

    private static let source = SourceIdentity(
        flavour: .mysql, serverUUID: "a", serverID: 1, hostname: "h", port: 1, version: "8.0.36")

    /// Segments of 1 MiB, numbered by their bytes.
    private func segments(_ numbers: ClosedRange<UInt8>) throws -> [SealedSegment] {
        var builder = SegmentBuilder(
            source: Self.source, run: "r", gapReason: nil, position: LogPosition(gtids: .mysql(MySQLGTIDSet())),
            endedInside: false, isNewRun: true)
        var maker = EventMaker()
        for event in [maker.artificialRotate("b.000001"), maker.formatDescription()] {
            try event.withUnsafeBytes { try builder.add($0) }
        }
        let sealed = try #require(builder.seal(includingOpen: false).first)
        return numbers.map { number in
            var segment = sealed
            segment.events = [UInt8](repeating: number, count: 1 << 20)
            segment.index.rawBytes = 1 << 20
            return segment
        }
    }

    /// A queue that holds 2 MiB in memory, and its spool.
    private func with(_ body: (SegmentQueue, SegmentSpool, StillClock) async throws -> Void) async throws {
        let folder = try TestFolder("queue")
        defer { folder.remove() }
        let repository = try await Repository.create(
            store: MemoryStore(), name: "t", key: .keyFile(KeyFile.generate(), label: "test"))
        let instance = try await repository.addInstance(
            InstanceRecord(name: "i", id: "", flavour: .mysql, createdAt: .now()))
        let spool = try await SegmentSpool.open(instance, in: folder.path)
        let clock = StillClock()
        let queue = SegmentQueue(
            spool: spool, waiting: [],
            options: StreamOptions(maxPendingBytes: 2 << 20, spool: SpoolOptions(folder: folder.path)),
            nextSequence: 1, progress: SilentProgress(), clock: clock)
        try await body(queue, spool, clock)
    }

    /// Takes everything out and gives the numbers by which it was put in.
    private func drain(_ queue: SegmentQueue) async throws -> [UInt8] {
        var numbers: [UInt8] = []
        while let segment = try await queue.first() {
            #expect(segment.index.sequence == UInt64(segment.events[0]))
            #expect(segment.events.count == 1 << 20)
            numbers.append(segment.events[0])
            try await queue.removeFirst()
            try await queue.advance()
        }
        return numbers
    }

    @Test func aStoreThatMovesKeepsTheBacklogOffTheDisk() async throws {
        try await with { queue, spool, clock in
            try await queue.offer(segments(1...5))
            try await queue.advance()
            // Nothing more is asked for, and nothing written.
            #expect(await queue.isBlocked)
            for _ in 0..<5 {
                try await clock.sleep(seconds: 0.2)
                try await queue.advance()
                #expect(try await spool.entries().isEmpty)
                try await queue.removeFirst()
                try await queue.advance()
            }
            #expect(await queue.isEmpty)
        }
    }

    @Test func aStoreThatIsSlowSendsTheBacklogToTheDisk() async throws {
        try await with { queue, spool, clock in
            try await queue.offer(segments(1...5))
            try await queue.advance()
            try await clock.sleep(seconds: 0.6)
            try await queue.advance()
            #expect(try await spool.entries().map(\.sequence) == [1, 2, 3, 4, 5])
            #expect(await queue.isOnDisk)
            #expect(await !queue.isBlocked)
            // Until all of it is stored, what follows goes the same way.
            try await queue.offer(segments(6...6))
            try await queue.advance()
            #expect(try await spool.entries().count == 6)
            #expect(try await drain(queue) == [1, 2, 3, 4, 5, 6])
            #expect(try await spool.entries().isEmpty)
            try await queue.offer(segments(7...7))
            try await queue.advance()
            #expect(try await spool.entries().isEmpty)
        }
    }

    @Test func aStoreThatFailsSendsAllOfItToTheDiskAtOnce() async throws {
        try await with { queue, spool, _ in
            try await queue.offer(segments(1...1))
            try await queue.advance()
            #expect(try await spool.entries().isEmpty)
            await queue.storeFails(true)
            try await queue.advance()
            #expect(try await spool.entries().count == 1)
            #expect(try await drain(queue) == [1])
        }
    }

    @Test func aStoreThatStallsSendsAllOfItToTheDisk() async throws {
        try await with { queue, spool, clock in
            try await queue.offer(segments(1...1))
            try await queue.advance()
            try await clock.sleep(seconds: 4.9)
            try await queue.advance()
            #expect(try await spool.entries().isEmpty)
            try await clock.sleep(seconds: 0.2)
            try await queue.advance()
            #expect(try await spool.entries().count == 1)
        }
    }
}
