import APIModel
import Catalog
import Core
import Service
import TestKit
import Testing

/// From what the log of an instance changed to restore points that no prune takes away, with a repository in a directory.
@Suite struct HoldRunnerTests {
    private struct Scene {
        let held: HeldRepository
        let folder: TestFolder
        let placed: PlacedDriver
        let clock: TurnedClock
        let catalog: Catalog
        let source: CatalogJobSource
        let offer = WorkerOffer(worker: WorkerID("w"), sites: ["site"], slots: 4, streams: 4)
        /// A worker that knows nothing of what another has done.
        var runner: EngineJobRunner { EngineJobRunner(places: WorkerPlaces(folder: folder.file("worker"))) }
    }

    private func scene(_ place: CatalogPlace = .sqlite) async throws -> Scene {
        let clock = TurnedClock()
        let held = try await HeldRepository()
        let placed = try await place.driver(clock: clock)
        let catalog = try await placed.catalog()
        try await catalog.write { transaction in
            try transaction.repositories.add(
                RepositoryRecord(
                    id: "r", project: "p", name: "main", url: held.assigned.url, createdAt: Fixture.at(0)))
            try transaction.repositories.setSecrets(RepositorySecrets(key: held.assigned.key), of: "r")
            for (id, name) in [("i0", HeldRepository.name), ("i1", "unknown")] {
                try transaction.instances.add(
                    InstanceRecord(
                        id: id, project: "p", site: "s", name: name, endpoint: "db.example.com:3306",
                        document: #"{"user":"backup","tls":"preferred"}"#, createdAt: Fixture.at(0)))
                try transaction.instances.setCredentials(WorkFixture.password, of: id)
            }
        }
        return Scene(
            held: held, folder: try TestFolder("hold"), placed: placed, clock: clock, catalog: catalog,
            source: CatalogJobSource(catalog: catalog))
    }

    /// A stream of the instance that has been watched for a day, at a hundred deletions a minute.
    private func learn(_ scene: Scene) async throws {
        try await scene.catalog.write { _ = try $0.jobs.enqueue(WorkFixture.job("stream", .stream)) }
        _ = try await scene.source.claim(scene.offer, count: 1)
        for _ in 0..<30 {
            scene.clock.turn(by: 3600)
            try await report(100, since: HeldRepository.minute(0), scene)
        }
        scene.clock.turn(by: 3600)
    }

    /// The stream tells what a minute of the log deleted.
    private func report(_ deletes: UInt64, since: Timestamp, _ scene: Scene) async throws {
        var facts = InstanceFactsUpdate(repository: "r")
        facts.through = scene.clock.now()
        facts.isStreaming = true
        facts.activity = ReportedActivity(
            since: since, until: since.adding(seconds: 60), inserts: 0, updates: 0, deletes: deletes)
        try await scene.source.report(JobID("stream"), lease: 1, JobReport(facts: facts))
    }

    private func claim(_ scene: Scene) async throws -> JobAssignment? {
        try await scene.source.claim(scene.offer, count: 1).first
    }

    /// Runs a job as a worker does, to its end; gives what it wrote.
    private func carryOut(_ assignment: JobAssignment, _ scene: Scene) async throws -> [String] {
        let reporter = JobReporter()
        var outcome = JobOutcome.succeeded
        do {
            try await scene.runner.run(assignment, reporter)
        } catch let error as TidemarkError {
            outcome = .failed(JobFailure(error))
        }
        try await scene.source.finish(JobID(assignment.job), lease: assignment.lease, outcome)
        return reporter.take()?.lines.map(\.message) ?? []
    }

    /// Orders a job and runs it.
    private func run(_ job: Job, _ scene: Scene) async throws -> Job {
        try await scene.catalog.write { _ = try $0.jobs.enqueue(job) }
        let assignment = try #require(try await claim(scene))
        #expect(assignment.job == job.id.rawValue)
        _ = try await carryOut(assignment, scene)
        return try await scene.catalog.read { try $0.jobs.find(job.id) }
    }

    private func prune(_ scene: Scene) async throws {
        var payload = PrunePayload()
        payload.bases = ["last": 1]
        let end = try await run(WorkFixture.job("prune", .prune, payload: try WorkJSON.text(payload)), scene)
        #expect(end.state == .succeeded, "\(end.failure?.message ?? "-")")
    }

    private func hold(_ id: String, until: Timestamp, instance: String = "i0") throws -> Job {
        let payload = HoldPayload(until: until, span: 86_400, label: "burst \(id)")
        return WorkFixture.job(id, .hold, instance: instance, payload: try WorkJSON.text(payload))
    }

    @Test(arguments: CatalogPlace.allCases)
    func `A burst holds the last good restore points, and a prune leaves them`(_ place: CatalogPlace) async throws {
        let scene = try await scene(place)
        defer { scene.placed.keep() }
        let held = scene.held
        #expect(try await held.removable() == ["before", "first", "second"])
        try await learn(scene)
        #expect(try await claim(scene) == nil)
        let since = HeldRepository.minute(14)
        try await report(3_000_000, since: since, scene)

        let order = try #require(try await claim(scene))
        #expect(order.kind == "hold" && order.instance?.name == HeldRepository.name)
        let lines = try await carryOut(order, scene)
        let hold = try #require(try await held.holds().first)
        #expect(lines.count == 1 && lines.first?.contains(hold.id) == true)
        #expect(lines.first?.contains("2 bases and segments 6 to 22") == true, "\(lines)")
        #expect(hold.bases == ["first", "second"] && hold.segments == 6...22)
        #expect(hold.from == HeldRepository.minute(7) && hold.to == since)
        #expect(hold.label == "burst of deletes at \(since)" && !hold.isEnforced)

        try await prune(scene)
        #expect(try await held.bases() == ["first", "second", "later"])
        #expect(try await held.isWhole(HeldRepository.minute(7), since))
        // Nothing but the hold kept them.
        try await held.lift(hold)
        #expect(try await held.removable() == ["first", "second"])
        await scene.catalog.close()
    }

    @Test func `It is held once, however often it is told or tried`() async throws {
        let scene = try await scene()
        defer { scene.placed.keep() }
        try await learn(scene)
        try await report(3_000_000, since: HeldRepository.minute(14), scene)
        let order = try #require(try await claim(scene))
        // A worker dies behind the hold, and another tries again.
        try await scene.runner.run(order, JobReporter())
        let hold = try #require(try await scene.held.holds().first)
        #expect(try await carryOut(order, scene) == ["The hold \(hold.id) is there already."])
        #expect(try await scene.held.holds() == [hold])
        // It goes on: what was held is before that too.
        try await report(4_000_000, since: HeldRepository.minute(15), scene)
        #expect(try await claim(scene) == nil)
        let jobs = try await scene.catalog.read { try $0.jobs.page(in: "p") }.filter { $0.kind == .hold }
        #expect(jobs.map(\.state) == [.succeeded] && jobs.map(\.id.rawValue) == [order.job])
        await scene.catalog.close()
    }

    /// The last restore points before it are on the other side of the gap.
    @Test func `A burst behind a gap holds what is before the gap`() async throws {
        let scene = try await scene()
        defer { scene.placed.keep() }
        let end = try await run(try hold("gap", until: HeldRepository.minute(6)), scene)
        #expect(end.state == .succeeded, "\(end.failure?.message ?? "-")")
        let hold = try #require(try await scene.held.holds().first)
        #expect(hold.bases == ["before"] && hold.segments == 1...5)
        #expect(hold.from == HeldRepository.minute(2) && hold.to == HeldRepository.minute(5))
        try await prune(scene)
        #expect(try await scene.held.bases() == ["before", "later"])
        #expect(try await scene.held.isWhole(HeldRepository.minute(2), HeldRepository.minute(5)))
        await scene.catalog.close()
    }

    @Test func `Nothing to hold is the end of the job, and says so`() async throws {
        let scene = try await scene()
        defer { scene.placed.keep() }
        for (job, code) in [
            (try hold("early", until: HeldRepository.minute(1)), ErrorCode("hold.missing")),
            (try hold("unknown", until: HeldRepository.minute(14), instance: "i1"), ErrorCode("instance.missing")),
        ] {
            let end = try await run(job, scene)
            #expect(end.state == .failed && end.failure?.code == code, "\(job.id.rawValue)")
            #expect(end.failure?.hint.isEmpty == false)
            // It is not tried again: there is nothing to wait for.
            #expect(try await claim(scene) == nil)
        }
        #expect(try await scene.held.holds() == [])
        let events = try await scene.catalog.read { try $0.events.page(after: 0).map(\.kind) }
        #expect(events == ["job.started", "job.failed", "job.started", "job.failed"])
        await scene.catalog.close()
    }
}
