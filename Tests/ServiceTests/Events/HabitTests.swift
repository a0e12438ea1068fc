import APIModel
import Catalog
import Core
import Service
import TestKit
import Testing

@Suite struct HabitTests {
    private static let day = 86_400.0

    /// Rows of one minute that ends at a second.
    private func minute(_ second: Double, deletes: UInt64 = 0, updates: UInt64 = 0) -> ReportedActivity {
        ReportedActivity(
            since: Fixture.at(second - 60), until: Fixture.at(second), inserts: 5, updates: updates, deletes: deletes)
    }

    private func learned(deletes: UInt64 = 2000) -> InstanceHabit {
        var habit = InstanceHabit(at: Fixture.at(0))
        for hour in 0..<48 {
            let second = Double(hour) * 3600 + 60
            #expect(habit.take(minute(second, deletes: deletes, updates: 500), at: Fixture.at(second)) == [])
        }
        return habit
    }

    @Test func `Ten times the habit is a burst, and what is usual is not`() {
        var habit = learned()
        let now = 2 * Self.day + 7200
        #expect(habit.take(minute(now, deletes: 19_000), at: Fixture.at(now)) == [])
        var other = learned()
        let bursts = other.take(minute(now, deletes: 200_001, updates: 500), at: Fixture.at(now))
        #expect(bursts.map(\.what) == [.deletes] && bursts.first?.rows == 200_001 && bursts.first?.usual == 2000)
        #expect(bursts.first?.since == Fixture.at(now - 60))
        // Again a minute later: still no habit.
        #expect(other.take(minute(now + 60, deletes: 100_000), at: Fixture.at(now + 60)).count == 1)
        // The next day it is one, as of a job that was added.
        let next = now + Self.day
        #expect(other.take(minute(next, deletes: 200_000), at: Fixture.at(next)) == [])
    }

    @Test func `Deletions and rewrites are judged apart`() {
        var habit = learned()
        let now = 2 * Self.day + 60
        let bursts = habit.take(minute(now, deletes: 100, updates: 50_000), at: Fixture.at(now))
        #expect(bursts.map(\.what) == [.updates] && bursts.first?.usual == 500)
    }

    @Test func `Few rows are no burst, the first day is for learning, and what was long ago is forgotten`() {
        var habit = learned(deletes: 1)
        let now = 2 * Self.day + 60
        #expect(habit.take(minute(now, deletes: 9999), at: Fixture.at(now)) == [])
        var fresh = InstanceHabit(at: Fixture.at(0))
        #expect(fresh.take(minute(3600, deletes: 5_000_000), at: Fixture.at(3600)) == [])
        #expect(fresh.take(minute(2 * Self.day, deletes: 400_000), at: Fixture.at(2 * Self.day)) == [])
        let later = 16 * Self.day
        #expect(fresh.take(minute(later, deletes: 400_000), at: Fixture.at(later)).count == 1)
    }

    @Test func `A report that comes late is of many minutes`() {
        var habit = learned()
        let now = 2 * Self.day + 60
        let hour = ReportedActivity(
            since: Fixture.at(now - 3600), until: Fixture.at(now), inserts: 0, updates: 0, deletes: 60 * 2000)
        #expect(habit.take(hour, at: Fixture.at(now)) == [])
    }

    @Test func `A base that hardly compresses, of an instance whose bases did`() {
        func base(_ id: Int, _ ratio: Double, _ bytes: UInt64 = 1 << 30) -> ReportedBase {
            ReportedBase(
                id: "b\(id)", convergence: Fixture.at(Double(id)), startedAt: Fixture.at(Double(id)), finishedAt: nil,
                tables: 1, rows: 1, rawBytes: bytes, storedBytes: UInt64(Double(bytes) / ratio))
        }
        let usual = [base(1, 3.2), base(2, 3), base(3, 3.4)]
        #expect(Compressibility.collapse(in: usual + [base(4, 2)]) == nil)
        let collapse = Compressibility.collapse(in: usual + [base(4, 1.02)])
        #expect(collapse?.base == "b4" && (collapse?.usual ?? 0) > 3.1 && (collapse?.ratio ?? 9) < 1.1)
        #expect(Compressibility.collapse(in: usual) == nil)
        #expect(Compressibility.collapse(in: [base(1, 3), base(2, 3), base(3, 1)]) == nil)
        #expect(Compressibility.collapse(in: usual + [base(4, 1, 1000)]) == nil)
        // Pictures never compressed.
        #expect(Compressibility.collapse(in: [base(1, 1.1), base(2, 1.1), base(3, 1.1), base(4, 1)]) == nil)
        #expect(Compressibility.collapse(in: []) == nil)
    }

    /// From a worker's word to the event and the hold, in a catalog.
    @Test(arguments: CatalogPlace.allCases)
    func `A burst is told, and the restore points before it are held`(_ place: CatalogPlace) async throws {
        let clock = TurnedClock()
        let placed = try await place.driver(clock: clock)
        let catalog = try await placed.catalog()
        defer { placed.keep() }
        try await WorkFixture.fill(catalog)
        let source = CatalogJobSource(catalog: catalog)
        try await catalog.write { _ = try $0.jobs.enqueue(WorkFixture.job("stream", .stream)) }
        _ = try await source.claim(WorkerOffer(worker: WorkerID("w"), sites: ["site"], slots: 4, streams: 4), count: 1)
        func report(_ deletes: UInt64) async throws {
            var facts = InstanceFactsUpdate(repository: "r")
            facts.through = clock.now()
            facts.isStreaming = true
            facts.activity = ReportedActivity(
                since: clock.now().adding(seconds: -60), until: clock.now(), inserts: 0, updates: 0, deletes: deletes)
            try await source.report(JobID("stream"), lease: 1, JobReport(facts: facts))
        }
        for _ in 0..<30 {
            clock.turn(by: 3600)
            try await report(100)
        }
        clock.turn(by: 3600)
        let burst = clock.now()
        try await report(3_000_000)
        try await report(4_000_000)
        let (events, jobs) = try await catalog.read { transaction in
            (
                try transaction.events.page(EventFilter(kinds: ["log.burst"]), newestFirst: false, after: nil),
                try transaction.jobs.live().filter { $0.kind == .hold }
            )
        }
        #expect(events.count == 2 && events.allSatisfy { $0.instance == "i0" && $0.project == "p" })
        let details = try WorkJSON.value([String: String].self, in: try #require(events.first).document)
        #expect(details["what"] == "deletes" && details["rows"] == "3000000" && details["usual"] == "100")
        let hold = try #require(jobs.first)
        #expect(jobs.count == 1 && hold.subject.instance == "i0" && hold.subject.repository == "r")
        let payload = try WorkJSON.value(HoldPayload.self, in: hold.payload)
        #expect(payload.until == burst.adding(seconds: -60) && payload.span == 86_400)
        await catalog.close()
    }
}
