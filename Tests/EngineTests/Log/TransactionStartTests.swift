import Core
import Engine
import MySQLWire
import ObjectStore
import Repository
import TestKit
import Testing

/// A transaction that spreads over segments is read from its own beginning, whoever begins to read inside it.
///
/// Segments speak of whole transactions: the rest of one has the same `start` as its beginning. A base that took the
/// rest for the place to replay from lost a row of 20 MiB (seed 633631990 of the witness).
@Suite struct TransactionStartTests {
    private let file = "b.000001"
    private let source = SourceIdentity(
        flavour: .mysql, serverUUID: "a", serverID: 1, hostname: "h", port: 1, version: "8.0.36")

    /// Segments: 1 the announcement, 2 transaction 1, 3 and 4 the two parts of transaction 2, 5 transaction 3.
    private func archive() async throws -> InstanceRepository {
        let repository = try await Repository.create(
            store: MemoryStore(), name: "t", key: .keyFile(KeyFile.generate(), label: "test"))
        let instance = try await repository.addInstance(
            InstanceRecord(name: "i", id: "", flavour: .mysql, createdAt: .now()))
        var builder = SegmentBuilder(
            source: source, run: "r", gapReason: nil, position: LogPosition(gtids: .mysql(MySQLGTIDSet())),
            endedInside: false, isNewRun: true)
        var maker = EventMaker()
        var sequence: UInt64 = 0
        func add(_ events: [[UInt8]]) throws {
            for event in events { try event.withUnsafeBytes { try builder.add($0) } }
        }
        func store(includingOpen: Bool = false) async throws {
            for var segment in builder.seal(includingOpen: includingOpen) {
                sequence += 1
                segment.index.sequence = sequence
                try await instance.appendSegment(segment.index, events: segment.events)
            }
        }
        try add([maker.artificialRotate(file), maker.formatDescription()])
        try await store()
        try add(maker.transaction(1))
        try await store()
        let second = maker.transaction(2, ["SAVEPOINT a"])
        try add(Array(second[..<3]))
        try await store(includingOpen: true)
        try add(Array(second[3...]))
        try await store()
        try add(maker.transaction(3))
        try await store()
        return instance
    }

    private func low(_ last: Int64) -> LogPosition {
        let uuid = UUIDBytes(EventMaker.uuid).map { $0.description } ?? ""
        let set = MySQLGTIDSet("\(uuid):1-\(last)")
        return LogPosition(gtids: set.map(GTIDPosition.mysql) ?? .none)
    }

    @Test func aBaseBeginsInTheSegmentInWhichTheFirstMissingTransactionBegins() async throws {
        let instance = try await archive()
        #expect(
            try await instance.segmentIndexes(from: 1).map(\.endsInsideTransaction) == [
                false, false, true, false, false,
            ])
        for first in UInt64(1)...5 {
            let follower = ArchiveFollower(instance, from: first, clock: SystemClock())
            try await follower.poll()
            let found = await follower.firstSegment(for: low(1))
            // Who begins behind it finds none, and looks further back.
            #expect(found == (first <= 3 ? 3 : nil), "from \(first)")
        }
        let follower = ArchiveFollower(instance, from: 1, clock: SystemClock())
        try await follower.poll()
        #expect(await follower.firstSegment(for: low(2)) == 5)
    }

    @Test func aReplayGoesBackToTheTransactionsBeginning() async throws {
        let instance = try await archive()
        var starts: [UInt64] = []
        for sequence in UInt64(1)...5 { starts.append(try await instance.transactionStart(at: sequence, run: "r")) }
        #expect(starts == [1, 2, 3, 3, 5])
        #expect(try await instance.transactionStart(at: 4, run: "other") == 4)
    }

    @Test func aScanFromTheMiddleIsAnErrorAndLosesNothing() async throws {
        let instance = try await archive()
        var scanner = LogScanner(SegmentCache(instance), from: LogLocation(segment: 3, offset: 0))
        #expect(try await scanner.next()?.gtid?.description.hasSuffix(":2") == true)
        #expect(try await scanner.next()?.gtid?.description.hasSuffix(":3") == true)
        #expect(try await scanner.next() == nil)
        await #expect(throws: TidemarkError(.objectDamaged, "", hint: "")) {
            var inside = LogScanner(SegmentCache(instance), from: LogLocation(segment: 4, offset: 0))
            _ = try await inside.next()
        }
    }
}
