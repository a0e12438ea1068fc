import APIModel
import Catalog
import Core
import Service
import TestKit
import Testing

/// Planning in a catalog, by several servers, with workers.
@Suite struct PlannerLoopTests {
    @Test(arguments: CatalogPlace.allCases)
    func aRunGoesFromItsPlanToItsEnd(_ place: CatalogPlace) async throws {
        let clock = TurnedClock()
        let placed = try await place.driver(clock: clock)
        let catalog = try await placed.catalog()
        defer { placed.keep() }
        try await WorkFixture.fill(catalog)
        try await WorkFixture.add(
            try WorkFixture.plan { $0.retention = RetentionPolicy(rules: [.last(1)]) }, to: catalog)
        let planner = PlannerLoop(catalog: catalog)
        let first = try await planner.tick()
        #expect(Set(first.orders.map(\.kind)) == [.base, .stream, .export])
        #expect(try await planner.tick().isEmpty)
        let source = CatalogJobSource(catalog: catalog)
        let offer = WorkerOffer(worker: WorkerID("w"), sites: [])
        let taken = try await source.claim(offer, count: 8)
        let base = try #require(taken.first { $0.kind == "base" })
        #expect(try base.wanted?.name.description == "nightly")
        try await planner.tick()
        let begun = try await catalog.read { try $0.runs(of: .base, instance: "i0") }
        #expect(begun?.state.active?.due == Fixture.at(0) && begun?.since == Fixture.at(0))
        clock.turn(by: 60)
        try await source.finish(JobID(base.job), lease: 1, .succeeded)
        try await planner.tick()
        let live = try await catalog.read { try $0.jobs.live() }
        #expect(live.contains { $0.kind == .prune && $0.subject.repository == "r" })
        #expect(!live.contains { $0.kind == .base })
        // A server that is started again remembers all of it.
        #expect(try await PlannerLoop(catalog: catalog).tick().isEmpty)
        clock.turn(by: 3600)
        let late = try await PlannerLoop(catalog: catalog).tick()
        #expect(late.orders.filter { $0.kind == .base }.map(\.key) == ["base/i0/\(Fixture.at(3600).microseconds)"])
        await catalog.close()
    }

    /// Servers that look at the same time order everything once and tell everything once.
    @Test(arguments: CatalogPlace.allCases)
    func severalServersPlanAsOne(_ place: CatalogPlace) async throws {
        let clock = TurnedClock()
        let placed = try await place.driver(clock: clock)
        var catalogs: [Catalog] = []
        for _ in 0..<3 { catalogs.append(try await placed.catalog()) }
        defer { placed.keep() }
        try await WorkFixture.fill(catalogs[0], instances: 20)
        try await WorkFixture.add(try WorkFixture.plan(), to: catalogs[0])
        let planners = catalogs.map { PlannerLoop(catalog: $0) }
        for round in 0..<4 {
            clock.turn(by: round == 3 ? 5 * 3600 : 1)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for planner in planners { group.addTask { try await planner.tick() } }
                try await group.waitForAll()
            }
        }
        let (live, events) = try await catalogs[0].read { transaction in
            (try transaction.jobs.live(), try transaction.events.page(after: 0, limit: 1000))
        }
        for number in 0..<20 {
            let own = live.filter { $0.subject.instance == "i\(number)" }
            #expect(own.filter { $0.kind == .stream }.count == 1)
            #expect(own.filter { $0.kind == .base }.count == 1)
        }
        // The first base of each still waits: the five due since are skipped, and told of once.
        #expect(events.filter { $0.kind == EventKind.runSkipped.rawValue }.count == 20)
        for catalog in catalogs { await catalog.close() }
    }

    /// A run that is taken by a worker in the moment it would be withdrawn is not lost: it is one or the other.
    @Test(arguments: CatalogPlace.allCases)
    func withdrawingAndClaimingAtOnceIsOneOfTheTwo(_ place: CatalogPlace) async throws {
        let clock = TurnedClock()
        let placed = try await place.driver(clock: clock)
        let key = SecretSealer.newKey()
        let catalogs = [try await placed.catalog(key: key), try await placed.catalog(key: key)]
        defer { placed.keep() }
        try await WorkFixture.fill(catalogs[0], instances: 12)
        try await WorkFixture.add(
            try WorkFixture.plan { plan in
                plan.window = try? RunWindow(parsing: "08:00-08:30")
                plan.streamsLog = false
            }, to: catalogs[0])
        let planner = PlannerLoop(catalog: catalogs[0])
        try await planner.tick()
        clock.turn(by: 1800)
        let source = CatalogJobSource(catalog: catalogs[1])
        async let claimed = source.claim(
            WorkerOffer(worker: WorkerID("w"), sites: [], kinds: [.base], slots: 6), count: 6)
        let decision = try await planner.tick()
        let taken = try await claimed.map(\.job)
        #expect(decision.withdrawals.count + taken.count >= 12)
        let jobs = try await catalogs[0].read { transaction in
            try transaction.jobs.page(in: "p", limit: 100).filter { $0.kind == .base }
        }
        for job in jobs {
            if taken.contains(job.id.rawValue) {
                #expect(job.state == .running && !job.isCancelWanted)
            } else {
                #expect(job.state == .cancelled, "\(job.failure.map(String.init(describing:)) ?? "")")
            }
        }
        for catalog in catalogs { await catalog.close() }
    }

    /// The loop goes on after a look that failed.
    @Test func aLookThatFailsIsRepeated() async throws {
        let placed = try await CatalogPlace.sqlite.driver(clock: TurnedClock())
        let catalog = try await placed.catalog()
        defer { placed.keep() }
        try await WorkFixture.fill(catalog)
        try await WorkFixture.add(try WorkFixture.plan(), to: catalog)
        try await catalog.write { try $0.session.execute("ALTER TABLE jobs RENAME TO away") }
        let (notes, continuation) = AsyncStream<PlannerNote>.makeStream()
        let loop = PlannerLoop(catalog: catalog, interval: 0.01) { continuation.yield($0) }
        let running = Task { try await loop.run() }
        var iterator = notes.makeAsyncIterator()
        guard case .failed(let error) = await iterator.next() else {
            Issue.record("planning without jobs did not fail")
            return
        }
        #expect(error.code == .catalogRefused)
        try await catalog.write { try $0.session.execute("ALTER TABLE away RENAME TO jobs") }
        while let note = await iterator.next() {
            guard case .decided(let decision) = note else { continue }
            #expect(decision.orders.contains { $0.kind == .base })
            break
        }
        running.cancel()
        await #expect(throws: CancellationError.self) { try await running.value }
        await catalog.close()
    }

    /// What is long over goes without anybody asking for it.
    @Test(arguments: CatalogPlace.allCases)
    func theCatalogIsTrimmedDaily(_ place: CatalogPlace) async throws {
        let clock = TurnedClock()
        let placed = try await place.driver(clock: clock)
        let catalog = try await placed.catalog()
        defer { placed.keep() }
        try await WorkFixture.fill(catalog)
        try await catalog.write { transaction in
            for name in ["old", "new"] {
                _ = try transaction.jobs.enqueue(Fixture.job(name, .verify, instance: nil, site: nil))
            }
            _ = try transaction.jobs.cancel(JobID("old"))
        }
        clock.turn(by: 91 * 86_400)
        _ = try await catalog.write { try $0.jobs.cancel(JobID("new")) }
        let loop = PlannerLoop(catalog: catalog, interval: 0.01)
        let running = Task { try await loop.run() }
        try await eventually("the old job is forgotten") {
            let ids = try await catalog.read { try $0.jobs.page(in: "p", limit: 100).map(\.id.rawValue) }
            return !ids.contains("old") && ids.contains("new")
        }
        running.cancel()
        await #expect(throws: CancellationError.self) { try await running.value }
        await catalog.close()
    }
}
