import Core
import Engine
import Repository
import TestKit
import Testing

/// A search reads the events of those segments alone whose index names what is looked for.
@Suite struct FindPruningTests {
    private let table = TableName(schema: "s", name: "needle")

    @Test func aNeedleInALongLogIsFoundByReadingItsSegment() async throws {
        var log = try await FindLog()
        for segment in 0..<1_000 {
            for part in 0..<3 {
                try log.transaction(at: Double(segment) + Double(part) / 10, [("hay", .insert([Int32(part)]))])
            }
            if segment == 700 {
                try log.transaction(at: 700.5, [("needle", .delete([1, 2, 3])), ("hay", .update([(1, 2)]))])
            }
            try await log.seal()
        }
        _ = log.store.takeCalls()
        let clock = ContinuousClock.now
        let (results, report) = try await log.find(FindRequest(table: table))
        #expect(FindLog.texts(results) == ["2104 s.needle +0 ~0 -3 s.hay +0 ~1 -0"])
        #expect(report.segments == 1_001)
        #expect(report.readSegments == 1)
        #expect(log.wholeReads() == 1)
        Notice.say("a needle in 1,001 segments: \(ContinuousClock.now - clock), 1 read")
        // By its identifier as well, whatever table.
        let uuid = FindLog.uuid
        let (byName, other) = try await log.find(FindRequest(gtid: GTID("\(uuid):1500")))
        #expect(FindLog.texts(byName) == ["1500 s.hay +1 ~0 -0"])
        #expect(other.readSegments == 1)
        // Nothing of a table that no index names.
        let (none, empty) = try await log.find(FindRequest(table: TableName(schema: "s", name: "other")))
        #expect(FindLog.texts(none).isEmpty && empty.readSegments == 0)
    }

    @Test func timesChooseSegmentsAndTransactions() async throws {
        var log = try await FindLog()
        for second in 0..<40 {
            // The minute before the span is looked at for branches prepared there.
            try log.transaction(at: Double(second) * 200, [("needle", .insert([1]))])
            try log.transaction(at: Double(second) * 200 + 100, [("needle", .delete([1]))])
            try await log.seal()
        }
        let request = FindRequest(
            table: table, from: Timestamp(microseconds: 2_100_000_000), to: Timestamp(microseconds: 2_400_000_000))
        let (results, report) = try await log.find(request)
        #expect(
            FindLog.texts(results) == [
                "22 s.needle +0 ~0 -1", "23 s.needle +1 ~0 -0", "24 s.needle +0 ~0 -1", "25 s.needle +1 ~0 -0",
            ])
        #expect(report.readSegments == 3)
        var limited = FindRequest(table: table)
        limited.limit = 5
        let (few, cut) = try await log.find(limited)
        #expect(few.filter { FindLog.text($0) != "note" }.count == 5)
        #expect(cut.isCut && cut.readSegments <= 3)
    }

    @Test func aTransactionOverSegmentsIsReadWhole() async throws {
        var log = try await FindLog()
        try log.transaction(at: 1, [("hay", .insert([1]))])
        try await log.seal()
        let events = [
            log.maker.gtid(2, microseconds: 2_000_000), log.maker.query("BEGIN"),
            log.maker.tableMap(9, "hay"), log.maker.rows(9, .insert([1])),
        ]
        try log.add(events)
        try await log.seal(includingOpen: true)
        // The table map in one segment, its rows in the next.
        try log.add([log.maker.tableMap(10, "needle")])
        try await log.seal(includingOpen: true)
        try log.add([log.maker.rows(10, .delete([5, 6])), log.maker.xid()])
        try await log.seal()
        let (results, report) = try await log.find(FindRequest(table: table))
        #expect(FindLog.texts(results) == ["2 s.needle +0 ~0 -2 s.hay +1 ~0 -0"])
        #expect(report.readSegments == 3)
    }

    @Test func mergedSegmentsAreFoundAlike() async throws {
        var log = try await FindLog()
        for second in 0..<300 {
            try log.transaction(at: Double(second), [(second == 77 ? "needle" : "hay", .update([(1, 2)]))])
            try await log.seal()
        }
        let merger = try await log.instance.mergeLog(
            policy: MergePolicy(segments: 50, keptSegments: 10, keptSeconds: 0, interval: 1))
        #expect(merger.objects > 1)
        let (results, report) = try await log.find(FindRequest(table: table))
        #expect(FindLog.texts(results) == ["78 s.needle +0 ~1 -0"])
        #expect(report.readSegments == 1 && report.segments == 301)
    }
}
