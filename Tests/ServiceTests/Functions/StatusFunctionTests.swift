import APIModel
import Catalog
import Core
import Service
import TestKit
import Testing

@Suite struct StatusFunctionTests {
    private let me = ServiceScene.administrator

    /// A base of half an hour ago, a window up to now, and 10 GB stored.
    private func update(_ repository: String) -> InstanceFactsUpdate {
        var update = InstanceFactsUpdate(repository: repository)
        update.bases = [
            ReportedBase(
                id: "b", convergence: Fixture.at(-1800), startedAt: Fixture.at(-2000), finishedAt: Fixture.at(-1700),
                tables: 1, rows: 1, rawBytes: 1, storedBytes: 1, databases: ["shop"], readSeconds: 120)
        ]
        update.spans = [ReportedSpan(start: Fixture.at(-1800), end: Fixture.at(-3), isOpen: true, run: "r")]
        update.run = "r"
        update.through = Fixture.at(-3)
        update.sourceTime = Fixture.at(0)
        update.isStreaming = true
        update.databases = ["shop"]
        update.checks = []
        update.storedBytes = 10_000_000_000
        return update
    }

    private func scene(_ place: CatalogPlace) async throws -> ServiceScene {
        let scene = try await ServiceScene(place)
        try await scene.addRepository()
        try await scene.add("a")
        try await scene.add("b")
        try await scene.add("c")
        try await scene.addPlan("nightly", [("instances", ["names": ["a", "b"]]), ("alerts", ["rpo": "1min"])])
        let (id, repository) = (
            try await scene.id(of: "a"),
            try await scene.catalog.read { try $0.repositories.named("main", in: "p")?.id } ?? ""
        )
        let facts = update(repository)
        try await scene.catalog.write { try $0.facts.take(facts, of: id) }
        return scene
    }

    @Test(arguments: CatalogPlace.allCases)
    func anInstanceIsProtectedAtRiskOrUnprotected(_ place: CatalogPlace) async throws {
        let scene = try await scene(place)
        let list = try await scene.service.statuses(me, in: ServiceScene.project, PageRequest()).items
        #expect(list.map(\.level) == ["protected", "at-risk", "unprotected"])
        let a = try #require(list.first)
        #expect(a.reasons == [] && a.plan == "nightly" && a.isStreaming && a.rpoSeconds == 3)
        #expect(a.window?.start == WireTime(Fixture.at(-1800)) && a.window?.isOpen == true && a.gaps == 0)
        #expect(a.lastBase?.seconds == 120 && a.storedBytes == 10_000_000_000)
        #expect(a.costPerMonth.map { abs($0 - 0.2) < 1e-9 } == true && a.currency == "USD")
        #expect(Set(list[1].reasons.map(\.code)) == ["no-base", "no-stream"])
        #expect(try await scene.service.status(me, of: "a", in: ServiceScene.project) == a)
        // Nobody says anything for two minutes: it grows, and becomes a reason.
        scene.clock.turn(by: 120)
        let later = try await scene.service.status(me, of: "a", in: ServiceScene.project)
        #expect(later.rpoSeconds == 123 && !later.isStreaming && later.level == "at-risk")
        #expect(Set(later.reasons.map(\.code)) == ["no-stream", "rpo-exceeded"])
        await scene.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func newFactsAreSeenAtOnce(_ place: CatalogPlace) async throws {
        let scene = try await scene(place)
        _ = try await scene.service.status(me, of: "a", in: ServiceScene.project)
        let id = try await scene.id(of: "a")
        var facts = update(try await scene.catalog.read { try $0.repositories.named("main", in: "p")?.id } ?? "")
        facts.spans = [
            ReportedSpan(start: Fixture.at(-1800), end: Fixture.at(-900), isOpen: false, run: "q"),
            ReportedSpan(start: Fixture.at(-600), end: Fixture.at(-3), isOpen: true, run: "r"),
        ]
        let changed = facts
        try await scene.catalog.write { try $0.facts.take(changed, of: id) }
        let status = try await scene.service.status(me, of: "a", in: ServiceScene.project)
        #expect(status.gaps == 1)
        let window = try await scene.service.window(me, of: "a", in: ServiceScene.project)
        #expect(window.spans.count == 2 && window.bases.count == 1)
        #expect(window.gaps == [GapDocument(from: WireTime(Fixture.at(-900)), to: WireTime(Fixture.at(-600)))])
        await scene.close()
    }

    /// What the planner waits for in vain shows.
    @Test(arguments: CatalogPlace.allCases)
    func aRunThatDoesNotStartIsAReason(_ place: CatalogPlace) async throws {
        let scene = try await scene(place)
        let id = try await scene.id(of: "a")
        try await scene.catalog.write { transaction in
            let plan = try transaction.plans.covering(instance: id).first
            var due = DueRun(due: Fixture.at(-600), kind: .onTime)
            due.ready = Fixture.at(-590)
            due.isReported = true
            var state = ScheduleState(since: Fixture.at(-7200))
            state.due = due
            let memory = ScheduleMemory(
                plan: plan?.id ?? "", document: plan?.document ?? "", state: state, since: Fixture.at(-7200))
            try transaction.schedules.put(
                ScheduleRecord(
                    key: ScheduleMemory.key(of: .base, instance: id), document: try WorkJSON.text(memory)))
        }
        let status = try await scene.service.status(me, of: "a", in: ServiceScene.project)
        #expect(status.reasons.map(\.code) == ["not-started"] && status.level == "at-risk")
        await scene.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func theFleetIsSummedUp(_ place: CatalogPlace) async throws {
        let scene = try await scene(place)
        _ = try await scene.service.beginJob(
            me, JobForm(kind: "base", instance: "a"), in: ServiceScene.project, key: nil)
        try await scene.catalog.write { try $0.workers.see(Fixture.offer(), version: "1") }
        let summary = try await scene.service.summary(me)
        #expect(summary.instances == 3 && summary.protected == 1 && summary.atRisk == 1 && summary.unprotected == 1)
        #expect(
            summary.reasons == [NamedCount(name: "no-base", count: 1), NamedCount(name: "no-stream", count: 1)])
        #expect(summary.jobs == [NamedCount(name: "queued", count: 1)] && summary.workers == 1)
        #expect(summary.worstRpoSeconds == 3 && summary.storedBytes == 10_000_000_000 && summary.streaming == 1)
        #expect(try await scene.service.summary(me, of: ServiceScene.project).instances == 3)
        let (fleet, instances) = try await scene.service.figures(me)
        #expect(fleet.instances == 3 && instances.count == 3)
        await scene.close()
    }

    /// A list of a hundred instances asks as often as one of three: what a thousand take grows with rows, not with questions.
    @Test(arguments: CatalogPlace.allCases)
    func listsAskAsOftenForManyAsForFew(_ place: CatalogPlace) async throws {
        let scene = try await scene(place)
        let driver = CountingDriver(scene.catalog.driver)
        let catalog = try await Catalog.open(driver, sealing: try SecretSealer(key: SecretSealer.newKey()))
        let service = TidemarkService(catalog: catalog, engine: ScriptedEngine(), version: "test")
        let me = me
        func count(_ work: () async throws -> Void) async throws -> Int {
            _ = driver.take()
            try await work()
            return driver.take()
        }
        let page = PageRequest(limit: 1000)
        let project = ServiceScene.project
        func counts() async throws -> [Int] {
            [
                try await count { _ = try await service.instances(me, in: project, page) },
                try await count { _ = try await service.statuses(me, in: project, page) },
                try await count { _ = try await service.plans(me, in: project, page) },
                try await count { _ = try await service.jobs(me, in: project, JobFilter(), page) },
                try await count { _ = try await service.summary(me) },
            ]
        }
        // The first time reads the documents.
        _ = try await counts()
        let few = try await counts()
        for number in 0..<100 {
            try await scene.add("i-\(number)")
            if number < 10 { try await scene.addPlan("p-\(number)") }
            _ = try await scene.service.beginJob(
                me, JobForm(kind: "base", instance: "i-\(number)", repository: "main"), in: project, key: nil)
        }
        _ = try await counts()
        #expect(try await counts() == few)
        await scene.close()
    }
}
