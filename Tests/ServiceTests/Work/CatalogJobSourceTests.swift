import APIModel
import Catalog
import Core
import Engine
import Service
import TestKit
import Testing

@Suite struct CatalogJobSourceTests {
    private let offer = WorkerOffer(worker: WorkerID("w"), sites: ["site"], slots: 8)

    @Test(arguments: CatalogPlace.allCases)
    func anAssignmentHoldsAllThatTheJobNeeds(_ place: CatalogPlace) async throws {
        let placed = try await place.driver(clock: TurnedClock())
        let catalog = try await placed.catalog()
        defer { placed.keep() }
        try await WorkFixture.fill(catalog)
        try await WorkFixture.add(try WorkFixture.plan { $0.threads = 7 }, to: catalog)
        let source = CatalogJobSource(catalog: catalog)
        try await catalog.write { _ = try $0.jobs.enqueue(WorkFixture.job("j")) }
        let assignment = try #require(try await source.claim(offer, count: 4).first)
        #expect(assignment.job == "j" && assignment.lease == 1 && assignment.kind == "base")
        let instance = try #require(assignment.instance)
        #expect(instance.host == "db0.example.com" && instance.port == 3307 && instance.user == "backup")
        #expect(instance.name == "shop-0" && instance.password == WorkFixture.password)
        #expect(instance.tls.mode == "verify-ca" && instance.tls.authorities == "PEM")
        #expect(assignment.repository?.url == "/nowhere/main")
        #expect(assignment.repository?.key.secret == Secret("open r"))
        #expect(try assignment.wanted?.threads == 7)
        #expect(try await source.claim(offer, count: 4).isEmpty)
        await catalog.close()
    }

    /// A worker names sites as people do; one that names none reaches all, and one that names others gets nothing.
    @Test(arguments: CatalogPlace.allCases)
    func sitesGoByTheirNames(_ place: CatalogPlace) async throws {
        let placed = try await place.driver(clock: TurnedClock())
        let catalog = try await placed.catalog()
        defer { placed.keep() }
        try await WorkFixture.fill(catalog)
        let source = CatalogJobSource(catalog: catalog)
        try await catalog.write { transaction in
            for id in ["a", "b"] { _ = try transaction.jobs.enqueue(WorkFixture.job(id, .verify)) }
        }
        var other = offer
        other.sites = ["elsewhere"]
        #expect(try await source.claim(other, count: 1).isEmpty)
        other.sites = []
        #expect(try await source.claim(other, count: 1).count == 1)
        #expect(try await source.claim(offer, count: 1).count == 1)
        await catalog.close()
    }

    /// What the catalog cannot put together fails as the job's own failure, and the others are given out.
    @Test(arguments: CatalogPlace.allCases)
    func aJobWhoseInstanceIsGoneFailsAlone(_ place: CatalogPlace) async throws {
        let placed = try await place.driver(clock: TurnedClock())
        let catalog = try await placed.catalog()
        defer { placed.keep() }
        try await WorkFixture.fill(catalog)
        let source = CatalogJobSource(catalog: catalog)
        try await catalog.write { transaction in
            _ = try transaction.jobs.enqueue(WorkFixture.job("gone", instance: "nobody"))
            _ = try transaction.jobs.enqueue(WorkFixture.job("good"))
        }
        #expect(try await source.claim(offer, count: 4).map(\.job) == ["good"])
        let (job, events) = try await catalog.read { transaction in
            (try transaction.jobs.find(JobID("gone")), try transaction.events.page(after: 0))
        }
        #expect(job.state == .failed && job.failure?.code == .catalogMissing)
        #expect(events.map(\.kind) == ["job.failed", "job.started"] && events.map(\.job) == ["gone", "good"])
        await catalog.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func whatAJobSaysIsKeptAndFenced(_ place: CatalogPlace) async throws {
        let clock = TurnedClock()
        let placed = try await place.driver(clock: clock)
        let catalog = try await placed.catalog()
        defer { placed.keep() }
        try await WorkFixture.fill(catalog)
        let source = CatalogJobSource(catalog: catalog)
        try await catalog.write { _ = try $0.jobs.enqueue(WorkFixture.job("j", .stream)) }
        _ = try await source.claim(offer, count: 1)
        var report = JobReport(
            progress: JobProgress(phase: "stream"),
            lines: [
                JobReportLine(level: "note", message: "hello"),
                JobReportLine(level: "warning", code: "log.gap", message: "a gap"),
            ])
        var facts = InstanceFactsUpdate(repository: "r")
        facts.databases = ["b", "a"]
        facts.through = clock.now().adding(seconds: 5)
        facts.sourceTime = clock.now().adding(seconds: 7)
        facts.isStreaming = true
        report.facts = facts
        try await source.report(JobID("j"), lease: 1, report)
        let (progress, lines, known, events) = try await catalog.read { transaction in
            (
                try transaction.jobs.progress(of: JobID("j")), try transaction.jobs.lines(of: JobID("j")),
                try transaction.facts.find("i0"), try transaction.events.page(after: 0)
            )
        }
        #expect(try WorkJSON.value(JobProgress.self, in: try #require(progress)).phase == "stream")
        #expect(lines.map(\.message) == ["hello", "a gap"])
        #expect(known?.databases == ["a", "b"] && known?.rpo(at: clock.now()) == 2)
        #expect(events.map(\.kind) == ["job.started", "log.gap"] && events.allSatisfy { $0.instance == "i0" })
        await #expect(throws: TidemarkError(.jobLost, "", hint: "")) {
            try await source.report(JobID("j"), lease: 2, report)
        }
        let answers = try await source.heartbeats([
            LeaseBeat(job: "j", lease: 1), LeaseBeat(job: "j", lease: 2), LeaseBeat(job: "none", lease: 1),
        ])
        #expect(answers.map(\.order) == [.proceed, .lost, .lost])
        try await catalog.write { _ = try $0.jobs.cancel(JobID("j")) }
        #expect(try await source.heartbeats([LeaseBeat(job: "j", lease: 1)]).map(\.order) == [.stop])
        try await source.finish(JobID("j"), lease: 1, .released)
        #expect(try await catalog.read { try $0.jobs.find(JobID("j")) }.state == .cancelled)
        await catalog.close()
    }

    /// How many of a kind failed one after the other is said with the event.
    @Test(arguments: CatalogPlace.allCases)
    func failuresInARowAreCounted(_ place: CatalogPlace) async throws {
        let clock = TurnedClock()
        let placed = try await place.driver(clock: clock)
        let catalog = try await placed.catalog()
        defer { placed.keep() }
        try await WorkFixture.fill(catalog)
        let source = CatalogJobSource(catalog: catalog)
        let failure = JobOutcome.failed(JobFailure(code: .checkUnmet, message: "m", hint: "h"))
        for (number, outcome) in [failure, .succeeded, failure, failure].enumerated() {
            let job = Job(
                id: JobID("j\(number)"), key: "j\(number)", kind: .base, subject: WorkFixture.job("x").subject,
                createdAt: Fixture.at(Double(number)))
            try await catalog.write { _ = try $0.jobs.enqueue(job) }
            _ = try await source.claim(offer, count: 1)
            try await source.finish(job.id, lease: 1, outcome)
        }
        let events = try await catalog.read { try $0.events.page(after: 0).filter { $0.kind == "job.failed" } }
        let rows = try events.map { try WorkJSON.value([String: String].self, in: $0.document)["inARow"] }
        #expect(rows == ["1", "1", "2"])
        await catalog.close()
    }

    /// The password of a server somebody restores to is kept apart, reaches the worker, and is forgotten.
    @Test(arguments: CatalogPlace.allCases)
    func aTargetsPasswordIsKeptApart(_ place: CatalogPlace) async throws {
        let placed = try await place.driver(clock: TurnedClock())
        let catalog = try await placed.catalog()
        defer { placed.keep() }
        try await WorkFixture.fill(catalog)
        let source = CatalogJobSource(catalog: catalog)
        var payload = RestorePayload()
        payload.to = "latest"
        payload.targetServer = RestoreServer(host: "t", port: 3310, user: "root", tls: "required")
        let text = try WorkJSON.text(payload)
        try await catalog.write { transaction in
            let job = try transaction.jobs.enqueue(WorkFixture.job("j", .restore, payload: text))
            try transaction.jobSecrets.set(Secret("t4rget"), of: job.id)
        }
        let assignment = try #require(try await source.claim(offer, count: 1).first)
        #expect(assignment.target?.password == Secret("t4rget") && assignment.target?.port == 3310)
        #expect(!assignment.payload.contains("t4rget"))
        try await source.finish(JobID("j"), lease: 1, .succeeded)
        let left = try await catalog.write { transaction in
            try transaction.jobSecrets.forgetEnded()
            return try transaction.jobSecrets.secret(of: JobID("j"))
        }
        #expect(left == nil)
        await catalog.close()
    }
}
