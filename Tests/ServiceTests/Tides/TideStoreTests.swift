import APIModel
import Catalog
import Core
import Service
import TestKit
import Testing

@Suite struct TideStoreTests {
    private let me = ServiceScene.administrator

    private func activity(_ inserts: UInt64, _ updates: UInt64, _ deletes: UInt64) -> ReportedActivity {
        ReportedActivity(
            since: Fixture.at(-60), until: Fixture.at(0), inserts: inserts, updates: updates, deletes: deletes)
    }

    private func reading(rpo: Double, stored: UInt64) throws -> TideReading {
        var facts = InstanceFacts(repository: "r", at: Fixture.at(0))
        facts.through = Fixture.at(-rpo)
        facts.throughSeen = Fixture.at(0)
        facts.sourceAhead = 0
        facts.storedBytes = stored
        facts.bases = [
            ReportedBase(
                id: "b", convergence: Fixture.at(-100), startedAt: Fixture.at(-200), finishedAt: nil, tables: 1,
                rows: 1, rawBytes: stored * 3, storedBytes: stored * 2)
        ]
        return try #require(TideReading(facts, at: Fixture.at(0)))
    }

    @Test(arguments: CatalogPlace.allCases)
    func whatAnIntervalWasLikeIsAddedUp(_ place: CatalogPlace) async throws {
        let scene = try await ServiceScene(place)
        try await scene.add("a")
        try await scene.add("b")
        let (a, b) = (try await scene.id(of: "a"), try await scene.id(of: "b"))
        let low = try reading(rpo: 2, stored: 10)
        let high = try reading(rpo: 7, stored: 20)
        let start = TideSpan.quarter.start(of: Fixture.at(0))
        try await scene.catalog.write { transaction in
            try transaction.tides.add(activity(1, 2, 3), of: a)
            try transaction.tides.note([a: high, b: low, "gone": low], at: start)
            try transaction.tides.note([a: low], at: start)
            try transaction.tides.add(activity(10, 20, 30), of: a)
            try transaction.tides.add(activity(1, 1, 1), of: "gone")
        }
        let found = try await scene.catalog.read {
            try $0.tides.tides(of: a, .quarter, since: Fixture.at(-3600))
        }
        let tide = try #require(found.first)
        #expect(found.count == 1 && tide.beginsAt == start && tide.span == .quarter)
        #expect(tide.inserts == 11 && tide.updates == 22 && tide.deletes == 33 && tide.changes == 66)
        // The worst stays, and sizes are the last.
        #expect(tide.rpo == 7 && tide.stored == 10 && tide.packed == 20 && tide.raw == 30)
        await scene.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func coarserRowsAreTheSameHoweverOftenTheyAreMade(_ place: CatalogPlace) async throws {
        let scene = try await ServiceScene(place)
        try await scene.add("a")
        try await scene.add("b")
        let (a, b) = (try await scene.id(of: "a"), try await scene.id(of: "b"))
        let start = TideSpan.shift.start(of: Fixture.at(0))
        let readings = [a: try reading(rpo: 2, stored: 10), b: try reading(rpo: 9, stored: 5)]
        scene.clock.turn(by: start.seconds(since: Fixture.at(0)) + 10_800)
        let next = start.adding(seconds: 10_800)
        for quarter in 0..<4 {
            try await scene.catalog.write { transaction in
                try transaction.tides.add(activity(1, 0, 2), of: a)
                try transaction.tides.add(activity(5, 0, 0), of: b)
                try transaction.tides.note(readings, at: next.adding(seconds: Double(quarter) * 900))
                try transaction.tides.roll(at: try transaction.now())
                try transaction.tides.roll(at: try transaction.now())
            }
            scene.clock.turn(by: 900)
        }
        let (own, fleet, summed) = try await scene.catalog.read { transaction in
            let since = Fixture.at(0)
            return (
                try transaction.tides.tides(of: a, .shift, since: since),
                try transaction.tides.tides(ofProjects: ["p"], .shift, since: since),
                try transaction.tides.tides(ofInstances: [a, b], .shift, since: since)
            )
        }
        let shift = try #require(own.last)
        #expect(shift.beginsAt == next && shift.inserts == 4 && shift.deletes == 8 && shift.stored == 10)
        let all = try #require(fleet.last)
        #expect(all.beginsAt == next && all.inserts == 24 && all.rpo == 9 && all.stored == 15)
        #expect(summed.last?.inserts == 24 && summed.last?.stored == 15 && summed.last?.rpo == 9)
        // Days are added up from them.
        let days = try await scene.service.tides(me, of: ServiceScene.project, .day, since: Fixture.at(-86_400))
        #expect(days.reduce(0) { $0 + $1.inserts } == 24)
        await scene.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func whatIsOldGoes(_ place: CatalogPlace) async throws {
        let scene = try await ServiceScene(place)
        try await scene.add("a")
        let a = try await scene.id(of: "a")
        let mark = LogMark(
            happenedAt: Fixture.at(0), gtid: "g:1", place: "shop.orders", statement: "ALTER TABLE orders")
        try await scene.catalog.write { transaction in
            try transaction.tides.add(activity(1, 1, 1), of: a)
            try transaction.tides.mark([mark, mark], of: a)
            try transaction.tides.roll(at: try transaction.now())
        }
        func kept() async throws -> [Int] {
            try await scene.catalog.read { transaction in
                try TideSpan.allCases.map { try transaction.tides.tides(of: a, $0, since: Fixture.at(-1e6)).count }
                    + [try transaction.tides.marks(of: a, since: Fixture.at(-1), limit: 9).count]
            }
        }
        #expect(try await kept() == [1, 1, 1, 1])
        var rows: [Int] = []
        for days in [1.0, 3, 36, 401] {
            let time = Fixture.at(days * 86_400)
            rows.append(try await scene.catalog.write { try $0.tides.trim(at: time) })
        }
        // Of an instance and its project; at last the mark too.
        #expect(rows == [0, 2, 2, 3])
        #expect(try await kept() == [0, 0, 0, 0])
        await scene.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func theGaugeKeepsTheWorstOfEachInterval(_ place: CatalogPlace) async throws {
        let scene = try await ServiceScene(place)
        try await scene.add("a")
        let a = try await scene.id(of: "a")
        var update = InstanceFactsUpdate(repository: "r")
        update.through = Fixture.at(-4)
        update.sourceTime = Fixture.at(0)
        update.isStreaming = true
        let told = update
        try await scene.catalog.write { try $0.facts.take(told, of: a) }
        var gauge = TideGauge()
        let start = TideSpan.quarter.start(of: Fixture.at(0))
        try await gauge.look(scene.catalog, PlannerCache(), uptime: 0)
        let first = try await scene.service.tides(me, of: "a", in: ServiceScene.project, .quarter, since: start)
        #expect(first.map(\.rpo) == [4])
        // Nobody says anything for a minute and a half: it grows, and what was read last belongs to its interval.
        scene.clock.turn(by: 90)
        try await gauge.look(scene.catalog, PlannerCache(), uptime: 90)
        scene.clock.turn(by: 900)
        try await gauge.look(scene.catalog, PlannerCache(), uptime: 200)
        let second = try await scene.service.tides(me, of: "a", in: ServiceScene.project, .quarter, since: start)
        #expect(second.first?.rpo == 94)
        await scene.close()
    }

    @Test func intervalsBeginWhereClocksOfUTCBeginThem() {
        let time = Timestamp(seconds: 1_000_000)
        #expect(TideSpan.quarter.start(of: time) == Timestamp(seconds: 999_900))
        #expect(TideSpan.day.start(of: time) == Timestamp(seconds: 950_400))
        #expect(TideSpan.day.start(of: Timestamp(seconds: -1)) == Timestamp(seconds: -86_400))
        #expect(TideSpan.finest(since: time.adding(seconds: -3600), at: time) == .quarter)
        #expect(TideSpan.finest(since: time.adding(seconds: -20 * 86_400), at: time) == .shift)
        #expect(TideSpan.finest(since: time.adding(seconds: -900 * 86_400), at: time) == .day)
    }
}
