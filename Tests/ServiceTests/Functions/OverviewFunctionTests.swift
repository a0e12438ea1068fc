import APIModel
import Catalog
import Core
import Service
import TestKit
import Testing

@Suite struct OverviewFunctionTests {
    private let me = ServiceScene.administrator

    private func update(_ repository: String, behind: Double) -> InstanceFactsUpdate {
        var update = InstanceFactsUpdate(repository: repository)
        update.bases = [
            ReportedBase(
                id: "b", convergence: Fixture.at(-1800), startedAt: Fixture.at(-2000), finishedAt: Fixture.at(-1700),
                tables: 4, rows: 50, rawBytes: 900, storedBytes: 300, databases: ["shop"], readSeconds: 120)
        ]
        update.spans = [
            ReportedSpan(
                start: Fixture.at(-9000), end: Fixture.at(-5000), isOpen: false, run: "q", endReason: "log purged"),
            ReportedSpan(start: Fixture.at(-1800), end: Fixture.at(-behind), isOpen: true, run: "r"),
        ]
        update.run = "r"
        update.through = Fixture.at(-behind)
        update.sourceTime = Fixture.at(0)
        update.isStreaming = true
        update.databases = ["shop"]
        update.checks = [
            ReportedCheck(id: "later", title: "Nice", isRequired: false, isMet: false, detail: "d", mend: "SET x"),
            ReportedCheck(id: "log.on", title: "Log", isRequired: true, isMet: true, detail: "ON"),
        ]
        update.storedBytes = 100
        update.serverVersion = "10.11.9"
        return update
    }

    private func scene(_ place: CatalogPlace) async throws -> ServiceScene {
        let scene = try await ServiceScene(place)
        try await scene.addRepository()
        for name in ["a", "b", "c"] { try await scene.add(name) }
        try await scene.addPlan("nightly", [("instances", ["names": ["a", "b"]]), ("alerts", ["rpo": "1min"])])
        let repository = try await scene.catalog.read { try $0.repositories.named("main", in: "p")?.id } ?? ""
        let (a, b) = (try await scene.id(of: "a"), try await scene.id(of: "b"))
        let (slow, fast) = (update(repository, behind: 90), update(repository, behind: 3))
        try await scene.catalog.write { transaction in
            try transaction.facts.take(slow, of: a)
            try transaction.facts.take(fast, of: b)
        }
        return scene
    }

    @Test(arguments: CatalogPlace.allCases)
    func whoIsWorstComesFirst(_ place: CatalogPlace) async throws {
        let scene = try await scene(place)
        let overview = try await scene.service.overview(me, of: ServiceScene.project)
        #expect(overview.summary == (try await scene.service.summary(me, of: ServiceScene.project)))
        #expect(overview.behind.map(\.instance) == ["a", "b"] && overview.behind.map(\.rpoSeconds) == [90, 3])
        #expect(overview.needs.first?.instance == "a" && overview.needs.last?.instance == "c")
        #expect(Set(overview.coming.map(\.instance)) == ["a", "b"] && overview.coming.first?.plan == "nightly")
        #expect(overview.coming.allSatisfy { $0.kind == .base })
        #expect(overview.stored.map(\.storageClass) == ["STANDARD"] && overview.stored.first?.bytes == 200)
        #expect(overview.proof == nil)
        // Two bases of 900 bytes, read in two minutes each.
        #expect(overview.readings.map(\.bytes) == [1800] && overview.readings.first?.bytesPerSecond == 7.5)
        let all = try await scene.service.overview(me)
        #expect(all.summary.instances == 3 && all.needs == overview.needs)
        await scene.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func drillsAreAmongWhatIsDue(_ place: CatalogPlace) async throws {
        let scene = try await ServiceScene(place)
        try await scene.addRepository()
        try await scene.add("a")
        try await scene.addPlan(
            "nightly", [("instances", ["names": ["a"]]), ("drills", ["cycle": ["every": "1h", "from": "00:00"]])])
        let coming = try await scene.service.overview(me, of: ServiceScene.project).coming
        #expect(Set(coming.map(\.kind)) == [.base, .drill] && coming.map(\.at) == coming.map(\.at).sorted())
        await scene.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func runsAreCountedByTheirTime(_ place: CatalogPlace) async throws {
        let scene = try await scene(place)
        let form = JobForm(kind: "base", instance: "a")
        _ = try await scene.service.beginJob(me, form, in: ServiceScene.project, key: "1")
        let second = try await scene.service.beginJob(me, form, in: ServiceScene.project, key: "2")
        _ = try await scene.service.cancelJob(me, second.id)
        let copy = JobForm(kind: "verify", repository: "main")
        _ = try await scene.service.beginJob(me, copy, in: ServiceScene.project, key: "3")
        let a = try await scene.id(of: "a")
        try await scene.catalog.write { _ = try $0.events.append("run.missed", project: "p", instance: a) }
        let runs = try await scene.service.runs(me, of: ServiceScene.project)
        let bucket = try #require(runs.buckets.first)
        #expect(runs.buckets.count == 1 && bucket.all == 2 && bucket.others == 2 && bucket.missed == 1)
        #expect(bucket.beginsAt <= Fixture.at(0) && Fixture.at(0) < bucket.beginsAt.adding(seconds: 1800))
        #expect(try await scene.service.runs(me).buckets == runs.buckets)
        let active = try await scene.service.activeJobs(me, in: ServiceScene.project, limit: 10)
        #expect(Set(active.map(\.kind)) == ["base", "verify"])
        #expect(try await scene.service.activeJobs(me, limit: 1).count == 1)
        await scene.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func aTroubleIsOpenUntilItIsOver(_ place: CatalogPlace) async throws {
        let scene = try await scene(place)
        let a = try await scene.id(of: "a")
        try await scene.catalog.write { transaction in
            var alarm = AlarmRecord(id: "x", key: "k", kind: "rpo.exceeded", openedAt: Fixture.at(0))
            try transaction.alarms.put(alarm)
            for _ in 0..<2 {
                let number = try transaction.events.append("rpo.exceeded", project: "p", instance: a)
                try transaction.events.setAlarm("x", of: number)
            }
            let over = try transaction.events.append("job.failed", project: "p", instance: a)
            alarm = AlarmRecord(id: "y", key: "l", kind: "job.failed", openedAt: Fixture.at(0))
            alarm.overAt = Fixture.at(1)
            try transaction.alarms.put(alarm)
            try transaction.events.setAlarm("y", of: over)
        }
        let open = try await scene.service.openTroubles(me, in: ServiceScene.project, limit: 10)
        #expect(open.map(\.kind) == ["rpo.exceeded"] && open.first?.alarm?.id == "x")
        let newest = try await scene.service.events(me, EventQuery(kind: "rpo.exceeded", newestFirst: true), limit: 1)
        #expect(open.first?.number == newest.items.first?.number)
        await scene.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func aTimelineKnowsWhatHappened(_ place: CatalogPlace) async throws {
        let scene = try await scene(place)
        let a = try await scene.id(of: "a")
        let mark = LogMark(
            happenedAt: Fixture.at(-50), gtid: "g:1", place: "shop.orders", statement: "ALTER TABLE orders")
        try await scene.catalog.write { transaction in
            try transaction.tides.mark([mark], of: a)
            _ = try transaction.events.append(
                "log.burst", project: "p", instance: a,
                document: #"{"what": "deletes", "rows": "12000", "hold": "\#(Fixture.at(-40))"}"#)
        }
        let history = try await scene.service.history(
            me, of: "a", in: ServiceScene.project, since: Fixture.at(-86_400))
        #expect(history.marks == [mark])
        #expect(history.bursts.map(\.rows) == [12_000] && history.bursts.first?.before == Fixture.at(-40))
        #expect(history.bases.map(\.rawBytes) == [900] && history.serverVersion == "10.11.9")
        #expect(history.gapReasons.map(\.reason) == ["log purged"] && history.rpoLimit == 60)
        #expect(history.checks.map(\.id) == ["log.on", "later"])
        await #expect(throws: TidemarkError(.catalogMissing, "", hint: "")) {
            () async throws in
            _ = try await scene.service.history(me, of: "z", in: ServiceScene.project, since: Fixture.at(0))
        }
        await scene.close()
    }
}
