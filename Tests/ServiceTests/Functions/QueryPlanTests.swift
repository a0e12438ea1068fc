import APIModel
import Catalog
import Core
import Service
import TestKit
import Testing

/// What is asked all the time must not walk through everything that ever was: SQLite is asked how it finds the rows.
@Suite struct QueryPlanTests {
    /// Tables that grow for as long as a service runs.
    private static let growing = ["jobs", "job_lines", "events", "drills", "audit_entries"]
    private let me = ServiceScene.administrator

    /// Steps that walk through a growing table, by an index or without one.
    private static func walks(_ steps: [String]) -> [String] {
        steps.filter { step in growing.contains { step.hasPrefix("SCAN \($0):") || step.hasPrefix("SCAN \($0) ") } }
    }

    private func prepare() async throws -> (ServiceScene, ExplainingDriver, Catalog) {
        let scene = try await ServiceScene(.sqlite)
        let driver = ExplainingDriver(scene.catalog.driver)
        let catalog = try await Catalog.open(driver, sealing: try SecretSealer(key: SecretSealer.newKey()))
        // Sealed with the key that it is read with.
        let service = TidemarkService(catalog: catalog, engine: ScriptedEngine(), version: "test")
        let key = RepositoryKeyForm(kind: "passphrase", secret: "some words")
        _ = try await service.addRepository(
            me, RepositoryForm(name: "main", url: "file:///srv/main", key: key), in: ServiceScene.project)
        try await scene.add("shop-1", tags: ["env=production"])
        try await scene.addPlan("nightly", [("instances", ["names": ["shop-1"]])])
        _ = driver.take()
        return (scene, driver, catalog)
    }

    @Test func theseTestsNoticeAWalk() async throws {
        let (scene, driver, catalog) = try await prepare()
        _ = try await catalog.read { try $0.session.query("SELECT id FROM jobs WHERE target = 'x'") }
        #expect(Self.walks(driver.take()).count == 1)
        await scene.close()
    }

    @Test func noListWalksThroughWhatGrows() async throws {
        let (scene, driver, catalog) = try await prepare()
        let service = TidemarkService(catalog: catalog, engine: ScriptedEngine(), version: "test")
        let project = ServiceScene.project
        let page = PageRequest(limit: 1000)
        let job = try await service.beginJob(me, JobForm(kind: "base", instance: "shop-1"), in: project, key: nil)
        _ = driver.take()
        let filters = [
            JobFilter(), JobFilter(kind: .restore), JobFilter(state: .failed), JobFilter(kind: .drill, state: .failed),
            JobFilter(instance: "shop-1"), JobFilter(kind: .base, state: .failed, instance: "shop-1"),
        ]
        for filter in filters {
            _ = try await service.jobs(me, in: project, filter, page)
            let steps = driver.take()
            #expect(!steps.isEmpty && Self.walks(steps).isEmpty, "\(filter)")
            // In the order of an index: a list of one page must not sort, or filter, all jobs of its project.
            let lists = steps.filter { $0.contains("FROM jobs") && $0.contains("ORDER BY created_at DESC") }
            #expect(!lists.isEmpty)
            let isByTimeAlone = lists.contains { $0.contains("jobs_by_time") }
            #expect(isByTimeAlone == (filter == JobFilter()), "\(filter): \(lists)")
        }
        _ = try await service.jobLines(me, job.id, after: 0, limit: 1000)
        _ = try await service.events(me, after: 0, limit: 1000)
        _ = try await service.drills(me, of: "shop-1", in: project, page)
        var filter = AuditFilter()
        _ = try await service.searchAudit(me, filter, page)
        (filter.who, filter.text) = ("administrator", "plan")
        _ = try await service.searchAudit(me, filter, PageRequest(after: "9", limit: 10))
        var export = try await service.exportAudit(me, filter, .csv)
        while try await export.next() != nil {}
        _ = try await service.statuses(me, in: project, page)
        _ = try await service.status(me, of: "shop-1", in: project)
        _ = try await service.summary(me)
        _ = try await service.summary(me, of: project)
        let steps = driver.take()
        #expect(!steps.isEmpty && Self.walks(steps) == [])
        await scene.close()
    }

    @Test func whatIsDoneAllTheTimeWalksThroughNothingThatGrows() async throws {
        let (scene, driver, catalog) = try await prepare()
        try await PlannerLoop(catalog: catalog).tick()
        let source = CatalogJobSource(catalog: catalog)
        let offer = WorkerOffer(worker: WorkerID("w"), sites: [])
        let jobs = try await source.claim(offer, count: 10)
        #expect(jobs.count >= 2)
        _ = try await LeaseKeeper(catalog: catalog).look()
        _ = try await source.heartbeats(jobs.map { LeaseBeat(job: $0.job, lease: $0.lease) })
        for job in jobs {
            var update = InstanceFactsUpdate(repository: job.repository?.id ?? "")
            update.through = Fixture.at(0)
            let report = JobReport(
                progress: JobProgress(phase: "read"), lines: [JobReportLine(level: "note", message: "x")],
                facts: update)
            try await source.report(JobID(job.job), lease: job.lease, report)
            let failure = JobFailure(code: ErrorCode("a.b"), message: "x", hint: "y")
            try await source.finish(JobID(job.job), lease: job.lease, .failed(failure))
        }
        try await PlannerLoop(catalog: catalog).tick()
        let steps = driver.take()
        #expect(!steps.isEmpty && Self.walks(steps) == [])
        await scene.close()
    }
}
