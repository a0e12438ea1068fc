import APIModel
import Catalog
import Core
import Service
import TestKit
import Testing

@Suite struct LogMarkTests {
    /// From a worker's word to the catalog.
    @Test(arguments: CatalogPlace.allCases)
    func whatAWorkerTellsOfTheLogIsKeptOnce(_ place: CatalogPlace) async throws {
        let clock = TurnedClock()
        let placed = try await place.driver(clock: clock)
        let catalog = try await placed.catalog()
        defer { placed.keep() }
        try await WorkFixture.fill(catalog)
        let source = CatalogJobSource(catalog: catalog)
        try await catalog.write { _ = try $0.jobs.enqueue(WorkFixture.job("stream", .stream)) }
        _ = try await source.claim(WorkerOffer(worker: WorkerID("w"), sites: ["site"], slots: 4, streams: 4), count: 1)
        func report(_ changes: [ReportedChange]) async throws {
            var facts = InstanceFactsUpdate(repository: "r")
            facts.through = clock.now()
            facts.changes = changes
            facts.activity = ReportedActivity(
                since: clock.now(), until: clock.now(), inserts: 1, updates: 2, deletes: 3)
            try await source.report(JobID("stream"), lease: 1, JobReport(facts: facts))
        }
        let change = ReportedChange(
            time: Fixture.at(-5), gtid: "g:1", table: "shop.orders", statement: "DROP TABLE orders")
        try await report([change])
        let hostile = (0..<200).map { number in
            ReportedChange(
                time: Fixture.at(Double(number)), gtid: "\0", table: String(repeating: "t", count: 9999),
                statement: "\0x")
        }
        try await report([change] + hostile)
        let (marks, tides) = try await catalog.read { transaction in
            (
                try transaction.tides.marks(of: "i0", since: Fixture.at(-100), limit: 1000),
                try transaction.tides.tides(of: "i0", .quarter, since: Fixture.at(-100))
            )
        }
        #expect(marks.count == TideStore.mostMarks && marks.last?.statement == "DROP TABLE orders")
        #expect(marks.first?.place.count == LogMark.longest && marks.first?.statement == "x")
        #expect(tides.first?.inserts == 2 && tides.first?.deletes == 6)
        await catalog.close()
    }

    @Test func laterWordsAreAddedToEarlierOnes() {
        let one = ReportedChange(time: Fixture.at(1), gtid: "a", table: "t", statement: "s")
        var update = InstanceFactsUpdate(repository: "r")
        var later = InstanceFactsUpdate(repository: "r")
        later.changes = [one]
        update.merge(later)
        update.merge(later)
        #expect(update.changes == [one, one])
    }
}
