import APIModel
import Catalog
import Core
import Service
import TestKit
import Testing

/// A plan carried out for a real server: planner, worker and engine in one process.
@Suite("Jobs with the engine", .serialized) struct EngineJobsTests {
    private static let tables = """
        CREATE DATABASE shop; USE shop;
        CREATE TABLE orders (id INT PRIMARY KEY, pad VARBINARY(100));
        INSERT INTO orders SELECT seq, RANDOM_BYTES(80) FROM seq_1_to_5000;
        """

    /// What the test stands on; kept until its end.
    private struct Scene {
        let folder: TestFolder
        let source: DatabaseServer
        let target: DatabaseServer
        let placed: PlacedDriver
        let catalog: Catalog
    }

    @Test(.timeLimit(.minutes(5)))
    func aPlanIsMet() async throws {
        let scene = try await scene()
        let catalog = scene.catalog
        let planner = PlannerLoop(catalog: catalog, interval: 0.2)
        let runner = EngineJobRunner(places: WorkerPlaces(folder: scene.folder.file("worker")))
        let worker = WorkerLoop(
            source: CatalogJobSource(catalog: catalog), runner: runner,
            offer: WorkerOffer(worker: WorkerID("w"), sites: ["site"], kinds: runner.kinds)
        ) { note in
            if case .started = note { return }
            Notice.say("worker: \(note)")
        }
        let planning = Task { try await planner.run() }
        let working = Task { try await worker.run() }
        do {
            try await check(scene)
        } catch {
            planning.cancel()
            working.cancel()
            _ = await working.result
            throw error
        }
        planning.cancel()
        working.cancel()
        try await working.value
        // What was running waits for another worker.
        let left = try await catalog.read { try $0.jobs.live() }
        #expect(left.contains { $0.kind == .stream && $0.state == .queued })
        #expect(!left.contains { $0.state == .running })
        await catalog.close()
        scene.placed.keep()
    }

    private func check(_ scene: Scene) async throws {
        let catalog = scene.catalog
        try await eventually("the base is followed by a prune and a copy", within: 90) {
            let jobs = try await ended(catalog)
            return [JobKind.base, .prune, .copy].allSatisfy { kind in
                jobs.contains { $0.kind == kind && $0.state == .succeeded }
            }
        }
        try await StockClient(scene.source).run("INSERT INTO shop.orders VALUES (100000, 'later');")
        let inserted = Timestamp.now()
        try await eventually("the log is durable", within: 60) {
            guard let through = try await facts(catalog)?.through else { return false }
            return through > inserted.adding(seconds: 1)
        }
        let known = try #require(try await facts(catalog))
        #expect(known.bases.count == 1 && known.bases.first?.databases == ["shop"])
        #expect(known.databases == ["shop"] && known.isStreaming(at: Timestamp.now()))
        #expect(known.rpo(at: Timestamp.now()) ?? 100 < 15)
        #expect(known.copies["r2"]?.bases == 1)
        #expect(known.lock == ReportedLock.none && known.copies["r2"]?.lock == ReportedLock.none)
        #expect(known.storedBytes ?? 0 > 100_000 && !known.checks.isEmpty)
        let lines = try await linesOfBase(catalog)
        #expect(lines.contains { $0.contains("5000 rows") })
        try await requireProtected(catalog, known)

        var restore = RestorePayload()
        restore.to = "latest"
        restore.targetInstance = "spare"
        try await run(.restore, "restore", payload: restore, catalog, target: "spare")
        let rows = try await StockClient(scene.target).rows("SELECT COUNT(*), MAX(id) FROM shop.orders;")
        #expect(rows == [["5001", "100000"]])
        let back = try await result(of: "restore", catalog)?.restore
        #expect(back?.tables.map(\.table) == ["shop.orders"] && back?.tables.first?.rows == 5001)
        #expect(back?.tables.first?.digest.hasPrefix("5001:") == true && back?.seconds ?? 0 > 0)
        try await lookup(catalog)
        var verify = VerifyPayload()
        verify.depth = "full"
        try await run(.verify, "verify", payload: verify, catalog)
        try await run(.merge, "merge", payload: PlannedPayload(), catalog)
    }

    /// The log is searched, undone and planned with by the worker alone.
    private func lookup(_ catalog: Catalog) async throws {
        var search = LookupPayload(what: .log)
        search.table = "shop.orders"
        search.key = ["id=100000"]
        try await run(.lookup, "search", payload: search, catalog)
        let found = try #require(try await result(of: "search", catalog)?.search)
        let finding = try #require(found.findings.first { $0.kind == "transaction" })
        #expect(finding.rows == ["id = 100000 inserted"] && finding.isRestorable && !found.isCut)
        #expect(finding.tables.map(\.table) == ["shop.orders"] && finding.tables.first?.inserted == 1)

        var undo = LookupPayload(what: .undo)
        undo.gtid = finding.gtid
        try await run(.lookup, "undo", payload: undo, catalog)
        let script = try #require(try await result(of: "undo", catalog)?.undo)
        #expect(script.rows == 1 && script.tables == ["shop.orders"] && script.sql.contains("DELETE FROM"))

        var forecast = RestorePayload()
        forecast.before = finding.gtid
        forecast.targetInstance = "spare"
        let tree = try WorkJSON.value(JSONTree.self, in: try WorkJSON.text(forecast))
        guard case .object(var members) = tree else { return }
        members["what"] = .text("forecast")
        try await run(.lookup, "forecast", payload: JSONTree.object(members), catalog)
        let plan = try #require(try await result(of: "forecast", catalog)?.forecast)
        #expect(plan.rows == 5000 && plan.tables == 1 && plan.nextGtid == finding.gtid)
        // The target holds what the restore before brought there.
        #expect(plan.refusal?.code == "target.not-empty")
    }

    private func result(of key: String, _ catalog: Catalog) async throws -> JobResult? {
        try await catalog.read { try $0.jobResults.find(JobID(key)) }
    }

    /// Asks for a job and waits for its success.
    private func run(
        _ kind: JobKind, _ key: String, payload: some Encodable, _ catalog: Catalog, target: String? = nil
    ) async throws {
        let text = try WorkJSON.text(payload)
        let job = Job(
            id: JobID(key), key: key, kind: kind,
            subject: JobSubject(project: "p", instance: "i0", site: "s", repository: "r", target: target),
            payload: text, createdAt: Timestamp.now(), maximumTries: 1)
        try await catalog.write { _ = try $0.jobs.enqueue(job) }
        try await eventually("the \(key) ends", within: 90) {
            try await catalog.read { try $0.jobs.find(JobID(key)) }.state.isFinal
        }
        let end = try await catalog.read { try $0.jobs.find(JobID(key)) }
        #expect(end.state == .succeeded, "\(key): \(end.failure?.message ?? "-")")
    }

    private func requireProtected(_ catalog: Catalog, _ known: InstanceFacts) async throws {
        let plan = try await catalog.read { transaction in
            try WorkJSON.value(Plan.self, in: try transaction.plans.covering(instance: "i0").first?.document ?? "")
        }
        var protection = known.protection(at: Timestamp.now())
        protection.plans = [plan]
        protection.repositories = Set([plan.repository] + plan.copies)
        let state = ProtectionState(protection)
        #expect(state.level == .protected, "\(state.reasons.map(\.text))")
    }

    private func ended(_ catalog: Catalog) async throws -> [Job] {
        try await catalog.read { try $0.jobs.page(in: "p") }.filter(\.state.isFinal)
    }

    private func facts(_ catalog: Catalog) async throws -> InstanceFacts? {
        try await catalog.read { try $0.facts.find("i0") }
    }

    private func linesOfBase(_ catalog: Catalog) async throws -> [String] {
        guard let base = try await ended(catalog).first(where: { $0.kind == .base }) else { return [] }
        return try await catalog.read { try $0.jobs.lines(of: base.id) }.map(\.message)
    }

    private func scene() async throws -> Scene {
        let source = try await SharedServers.shared.source(.mariadb)
        let target = try await SharedServers.shared.target(.mariadb)
        try await source.removeSchemas()
        try await target.removeSchemas()
        try await StockClient(source).run(Self.tables)
        let folder = try TestFolder("jobs")
        let placed = try await CatalogPlace.sqlite.driver()
        let catalog = try await placed.catalog()
        for (id, name) in [("r", "main"), ("r2", "offsite")] {
            let key = AssignedKey(kind: .passphrase, label: "p", secret: Secret("a long enough passphrase \(id)"))
            let assigned = AssignedRepository(id: id, name: name, url: "file://\(folder.file(name))", key: key)
            _ = try await assigned.create()
            try await catalog.write { transaction in
                try transaction.repositories.add(
                    RepositoryRecord(id: id, project: "p", name: name, url: assigned.url, createdAt: Timestamp.now()))
                try transaction.repositories.setSecrets(RepositorySecrets(key: key), of: id)
            }
        }
        for (id, server, tags) in [("i0", source, ["env=production"]), ("spare", target, [])]
            as [(
                String, DatabaseServer, Set<String>
            )]
        {
            let port = server.port
            try await catalog.write { transaction in
                try transaction.instances.add(
                    InstanceRecord(
                        id: id, project: "p", site: "s", name: id, endpoint: "127.0.0.1:\(port)",
                        document: "{\"user\":\"\(DatabaseServer.user)\",\"tls\":\"preferred\"}", tags: tags,
                        createdAt: Timestamp.now()))
                try transaction.instances.setCredentials(Secret(DatabaseServer.password), of: id)
            }
        }
        let plan = try WorkFixture.plan { plan in
            plan.cycle = Cycle(.hours(24, from: TimeOfDay(minutes: 0)))
            plan.retention = RetentionPolicy(rules: [.last(2)])
            plan.copies = [try? ResourceName(parsing: "offsite")].compactMap { $0 }
        }
        try await WorkFixture.add(plan, to: catalog)
        return Scene(folder: folder, source: source, target: target, placed: placed, catalog: catalog)
    }
}
