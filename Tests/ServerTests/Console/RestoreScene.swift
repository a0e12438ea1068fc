import APIModel
import Catalog
import Core
import Service
import Testing

/// What stands behind the pages of the restore: two instances, one of them with a window, and a worker's part by hand.
struct RestoreScene: Sendable {
    let console: ConsoleScene
    static let now = SystemClock().now()
    /// A whole second.
    static let base = Timestamp(microseconds: now.adding(seconds: -7200).microseconds / 1_000_000 * 1_000_000)
    static let forecast: RestoreForecastDocument = {
        var forecast = RestoreForecastDocument(
            base: "20261122T020000Z-0001", commitTime: WireTime(base), flavour: "mariadb", serverVersion: "10.11")
        (forecast.rows, forecast.tables, forecast.chunks, forecast.segments) = (1_204_331, 3, 41, 212)
        forecast.databases = ["shop"]
        return forecast
    }()
    static let report = RestoreReportDocument(
        base: "b", gtid: "0-1-7", commitTime: WireTime(base), next: "DELETE on shop.orders", rows: 1000,
        transactions: 5, changes: 6, provenTables: 1, seconds: 4, tableCount: 1,
        tables: [RestoredTableDocument(table: "shop.<b>", rows: 1000, digest: "1000:feed", proof: "log")], notes: [],
        undone: ["the account 'app'"])

    init() async throws {
        console = try await ConsoleScene()
        let (service, inside) = (console.service, console.inside)
        _ = try await service.addRepository(
            inside,
            RepositoryForm(
                name: "main", url: "file:///srv", key: RepositoryKeyForm(kind: "passphrase", secret: "some words")),
            in: "default")
        for (name, port) in [("orders", 3306), ("standby", 3307)] {
            _ = try await service.addInstance(
                inside, InstanceRequest(name: name, host: "db", port: port, site: "default"), in: "default")
        }
        let plan: ConfigValue = .map([
            ("name", "nightly"), ("cycle", ["every": "6h"]), ("repository", "main"),
            ("instances", ["names": ["orders"]]),
        ])
        _ = try await service.addPlan(inside, plan, in: "default")
        try await console.server.catalog.write { transaction in
            let id = try transaction.instances.named("orders", in: "p")?.id ?? ""
            let repository = try transaction.repositories.named("main", in: "p")?.id ?? ""
            var facts = InstanceFactsUpdate(repository: repository)
            let base = Self.base
            facts.bases = [
                ReportedBase(
                    id: "b", convergence: base, startedAt: base.adding(seconds: -60), finishedAt: base, tables: 1,
                    rows: 1, rawBytes: 1, storedBytes: 1, databases: ["shop"], readSeconds: 60)
            ]
            facts.spans = [
                ReportedSpan(start: base, end: base.adding(seconds: 3600), isOpen: false, run: "q"),
                ReportedSpan(start: base.adding(seconds: 4000), end: Self.now, isOpen: true, run: "r"),
            ]
            try transaction.facts.take(facts, of: id)
        }
    }

    /// The worker takes the newest job and answers it.
    func answer(_ result: JobResult?, failure: TidemarkError? = nil) async throws -> String {
        let offer = WorkerOffer(worker: WorkerID("w"), sites: [], slots: 8)
        let assignment = try #require(try await console.server.jobs.claim(offer, count: 1).first)
        let id = JobID(assignment.job)
        if let result {
            try await console.server.jobs.report(id, lease: assignment.lease, JobReport(result: result))
        }
        try await console.server.jobs.finish(
            id, lease: assignment.lease, failure.map { .failed(JobFailure($0)) } ?? .succeeded)
        return assignment.job
    }

    func payload(of id: String) async throws -> RestorePayload {
        let text = try await console.server.catalog.read { try $0.jobs.find(JobID(id)).payload }
        return try WorkJSON.value(RestorePayload.self, in: text)
    }

    func payload(ofLookup id: String) async throws -> LookupPayload {
        let text = try await console.server.catalog.read { try $0.jobs.find(JobID(id)).payload }
        return try WorkJSON.value(LookupPayload.self, in: text)
    }
}
