import APIModel
import Catalog
import Core
import Service
import TestKit
import Testing

/// What jobs tell of themselves and of their repository.
@Suite struct JobEventTests {
    private let offer = WorkerOffer(worker: WorkerID("w"), sites: ["site"], slots: 8, streams: 8)

    private func run(_ id: String, _ kind: JobKind, _ outcome: JobOutcome, _ catalog: Catalog) async throws {
        let source = CatalogJobSource(catalog: catalog)
        try await catalog.write { _ = try $0.jobs.enqueue(WorkFixture.job(id, kind)) }
        let lease = try #require(try await source.claim(offer, count: 1).first).lease
        try await source.finish(JobID(id), lease: lease, outcome)
    }

    private func events(_ catalog: Catalog) async throws -> [String] {
        try await catalog.read { try $0.events.page(after: 0).map(\.kind) }
    }

    @Test(arguments: CatalogPlace.allCases)
    func `A job's beginning and its end are told`(_ place: CatalogPlace) async throws {
        let placed = try await place.driver(clock: TurnedClock())
        let catalog = try await placed.catalog()
        defer { placed.keep() }
        try await WorkFixture.fill(catalog)
        try await run("base", .base, .succeeded, catalog)
        try await run("verify", .verify, .succeeded, catalog)
        try await run("damaged", .verify, Fixture.failure("object.damaged"), catalog)
        #expect(
            try await events(catalog) == [
                "job.started", "job.succeeded", "job.started", "job.succeeded", "verify.passed", "job.started",
                "job.failed", "verify.failed",
            ])
        await catalog.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func `Trouble with a repository is told once, and its end`(_ place: CatalogPlace) async throws {
        let clock = TurnedClock()
        let placed = try await place.driver(clock: clock)
        let catalog = try await placed.catalog()
        defer { placed.keep() }
        try await WorkFixture.fill(catalog)
        let source = CatalogJobSource(catalog: catalog)
        try await catalog.write { _ = try $0.jobs.enqueue(WorkFixture.job("stream", .stream)) }
        _ = try await source.claim(offer, count: 1)
        func warn(_ code: String) async throws {
            let line = JobReportLine(level: "warning", code: code, message: "no")
            try await source.report(JobID("stream"), lease: 1, JobReport(lines: [line]))
        }
        for code in ["store.slow", "store.slow", "store.unavailable", "store.slow", "store.unavailable", "store.full"] {
            try await warn(code)
        }
        func told() async throws -> [String] { try await events(catalog).filter { $0.hasPrefix("repository.") } }
        #expect(try await told() == ["repository.slow", "repository.unreachable", "repository.full"])
        try await run("base", .base, .succeeded, catalog)
        #expect(try await told().last == "repository.back")
        try await run("copy", .base, .succeeded, catalog)
        #expect(try await told().count == 4)
        try await warn("store.full")
        #expect(try await told().last == "repository.full")
        await catalog.close()
    }
}
