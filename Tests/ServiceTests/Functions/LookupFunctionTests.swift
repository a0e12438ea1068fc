import APIModel
import Catalog
import Core
import Service
import TestKit
import Testing

@Suite struct LookupFunctionTests {
    private let me = ServiceScene.administrator
    private static let secretRow = "INSERT INTO `shop`.`orders` VALUES (5, 'a customer')"

    private func scene(_ place: CatalogPlace) async throws -> ServiceScene {
        let scene = try await ServiceScene(place)
        try await scene.addRepository()
        try await scene.add("shop-1")
        try await scene.add("standby", port: 3400)
        try await scene.addPlan("nightly", [("instances", ["names": ["shop-1"]])])
        return scene
    }

    private func begin(_ scene: ServiceScene, _ payload: [String: JSONTree], on target: String? = nil) async throws
        -> JobDocument
    {
        try await scene.service.beginJob(
            me, JobForm(kind: "lookup", instance: "shop-1", targetInstance: target, payload: .object(payload)),
            in: ServiceScene.project, key: nil)
    }

    /// A worker takes the one job there is and says what it found.
    private func answer(_ scene: ServiceScene, _ job: JobDocument, _ result: JobResult) async throws {
        let source = CatalogJobSource(catalog: scene.catalog)
        let assignment = try #require(
            try await source.claim(WorkerOffer(worker: WorkerID("w"), sites: [], slots: 8), count: 1).first)
        #expect(assignment.job == job.id && assignment.repository?.name == "main")
        let id = JobID(job.id)
        try await source.report(id, lease: assignment.lease, JobReport(result: result))
        try await source.finish(id, lease: assignment.lease, .succeeded)
    }

    private func stored(_ scene: ServiceScene, _ job: JobDocument) async throws -> [UInt8]? {
        try await scene.catalog.read { transaction in
            try transaction.session.query("SELECT sealed FROM job_results WHERE job = ?", [.text(job.id)]).first?
                .blob("sealed")
        }
    }

    private static let undo = JobResult(
        undo: UndoDocument(
            sql: secretRow, transactions: 1, statements: 1, rows: 1, tables: ["shop.orders"], warnings: []))

    @Test(arguments: CatalogPlace.allCases)
    func anAnswerIsKeptSealedForAWeek(_ place: CatalogPlace) async throws {
        let scene = try await scene(place)
        let job = try await begin(scene, ["what": .text("undo"), "gtid": .text("0-1-5")])
        #expect(job.kind == "lookup" && job.repository == "main" && job.target == nil)
        await #expect(throws: TidemarkError(.catalogMissing, "", hint: "")) {
            try await scene.service.jobResult(me, job.id)
        }
        try await answer(scene, job, Self.undo)
        #expect(try await scene.service.jobResult(me, job.id) == Self.undo)
        let sealed = try #require(try await stored(scene, job))
        #expect(!String(decoding: sealed, as: UTF8.self).contains("customer"))
        scene.clock.turn(by: 6 * 86_400)
        try await scene.catalog.write { try $0.jobResults.forgetAnswers() }
        #expect(try await scene.service.jobResult(me, job.id) == Self.undo)
        scene.clock.turn(by: 2 * 86_400)
        try await scene.catalog.write { try $0.jobResults.forgetAnswers() }
        #expect(try await stored(scene, job) == nil)
        await scene.close()
    }

    /// Whoever asked is told; nobody else is alarmed.
    @Test(arguments: CatalogPlace.allCases)
    func aQuestionWithoutAnAnswerIsNoTrouble(_ place: CatalogPlace) async throws {
        let scene = try await scene(place)
        let job = try await begin(scene, ["what": .text("log"), "table": .text("shop.orders")])
        let source = CatalogJobSource(catalog: scene.catalog)
        let offer = WorkerOffer(worker: WorkerID("w"), sites: [], slots: 8)
        let lease = try #require(try await source.claim(offer, count: 1).first?.lease)
        let failure = JobFailure(TidemarkError(ErrorCode("find.nothing"), "Nothing.", hint: "Look again."))
        try await source.finish(JobID(job.id), lease: lease, .failed(failure))
        #expect(try await scene.service.job(me, job.id).failure?.code == "find.nothing")
        let kinds = try await scene.catalog.read { try $0.events.page(after: 0) }.map(\.kind)
        #expect(!kinds.contains("job.failed"))
        await scene.close()
    }

    @Test func wrongQuestionsAreRefusedBeforeAnybodyLooks() async throws {
        let scene = try await scene(.sqlite)
        let cases: [([String: JSONTree], String)] = [
            ([:], "payload"), (["what": .text("everything")], "payload"), (["what": .text("undo")], "payload"),
            (["what": .text("undo"), "table": .text("shop.orders")], "payload"),
            (["what": .text("log"), "table": .text("orders")], "payload"),
            (["what": .text("log"), "key": .list([.text("id=5")])], "payload"),
            (["what": .text("log"), "gtid": .text("nonsense")], "payload"),
            (["what": .text("log"), "limit": .integer(501)], "payload"),
            (["what": .text("log"), "deletes": .integer(0)], "payload"),
            (["what": .text("log"), "since": .text("yesterday")], "payload.since"),
            (
                [
                    "what": .text("log"), "since": .text("2026-11-22T11:00:00Z"),
                    "until": .text("2026-11-22T10:00:00Z"),
                ], "payload"
            ),
            (["what": .text("log"), "threads": .integer(4)], "payload.threads"),
            (["what": .text("forecast")], "payload"),
            (["what": .text("forecast"), "to": .text("latest"), "existing": .text("burn")], "payload"),
        ]
        for (payload, path) in cases {
            let refusal = await #expect(throws: RefusedFields.self) { try await begin(scene, payload) }
            #expect(refusal?.problems.map(\.path) == [path], "\(payload)")
        }
        // Only a restore that is thought of looks at a target.
        let refusal = await #expect(throws: RefusedFields.self) {
            try await begin(scene, ["what": .text("log")], on: "standby")
        }
        #expect(refusal?.problems.map(\.path) == ["targetInstance"])
        #expect(try await scene.service.jobs(me, in: ServiceScene.project, JobFilter(), PageRequest()).items == [])
        await scene.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func aForecastLooksAtItsTargetAndSaysHowFastItWent(_ place: CatalogPlace) async throws {
        let scene = try await scene(place)
        let question: [String: JSONTree] = ["what": .text("forecast"), "to": .text("latest")]
        var forecast = RestoreForecastDocument(
            base: "b", commitTime: WireTime(Fixture.at(0)), flavour: "mariadb", serverVersion: "10.11")
        forecast.rows = 3000
        let first = try await begin(scene, question, on: "standby")
        let payload = try await scene.catalog.read { try $0.jobs.find(JobID(first.id)).payload }
        #expect(try await WorkJSON.value(RestorePayload.self, in: payload).targetInstance == scene.id(of: "standby"))
        try await answer(scene, first, JobResult(forecast: forecast))
        // Nothing was ever brought back: nothing is said.
        #expect(try await scene.service.jobResult(me, first.id).forecast == forecast)

        let restore = try await scene.service.beginJob(
            me,
            JobForm(
                kind: "restore", instance: "shop-1", targetInstance: "standby",
                payload: .object(["to": .text("latest")])), in: ServiceScene.project, key: nil)
        let report = RestoreReportDocument(
            base: "b", gtid: nil, commitTime: WireTime(Fixture.at(0)), next: nil, rows: 1000, transactions: 0,
            changes: 0, provenTables: 1, seconds: 4, tableCount: 1,
            tables: [RestoredTableDocument(table: "shop.orders", rows: 1000, digest: "1000:00", proof: "load")],
            notes: [], undone: [])
        try await answer(scene, restore, JobResult(restore: report))
        #expect(try await scene.service.jobResult(me, restore.id).restore == report)
        let measured = try #require(try await scene.service.jobResult(me, first.id).forecast?.measured)
        #expect(measured.kind == "restore" && measured.job == restore.id && measured.rows == 1000)
        #expect(measured.rowsPerSecond == 250 && measured.seconds(for: 3000) == 12)
        // An answer goes after a week; what a restore brought back stays as long as its job.
        scene.clock.turn(by: 8 * 86_400)
        try await scene.catalog.write { try $0.jobResults.forgetAnswers() }
        #expect(try await scene.service.jobResult(me, restore.id).restore == report)
        await scene.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func aResultThatIsTooLargeIsRefused(_ place: CatalogPlace) async throws {
        let scene = try await scene(place)
        let job = try await begin(scene, ["what": .text("undo"), "gtid": .text("0-1-5")])
        var result = Self.undo
        result.undo?.sql = String(repeating: "x", count: JobResultStore.largest)
        let large = result
        await #expect(throws: TidemarkError(.usage, "", hint: "")) {
            try await scene.catalog.write { try $0.jobResults.set(large, of: JobID(job.id)) }
        }
        await scene.close()
    }

    /// Looking is free to whoever sees the instance; statements that hold its rows are not.
    @Test(arguments: CatalogPlace.allCases)
    func whoSeesMaySearchAndWhoRestoresMayUndo(_ place: CatalogPlace) async throws {
        let scene = try await RightsScene(place)
        let shop = RightsScene.shop
        try await scene.grant("viewer", to: "vic", in: shop)
        try await scene.grant("restorer", to: "rae", in: shop)
        let (vic, rae) = (RightsScene.person("vic"), RightsScene.person("rae"))
        func form(_ what: String, _ more: [String: JSONTree]) -> JobForm {
            JobForm(
                kind: "lookup", instance: "gold-1", repository: "main",
                payload: .object(["what": .text(what)].merging(more) { $1 }))
        }
        let search = form("log", ["table": .text("shop.orders")])
        let forecast = form("forecast", ["to": .text("latest")])
        let undo = form("undo", ["gtid": .text("0-1-5")])
        for wanted in [search, forecast] {
            #expect(
                try await scene.service.beginJob(vic, wanted, in: shop, key: nil).kind == "lookup")
        }
        let refused = await RightsScene.code { _ = try await scene.service.beginJob(vic, undo, in: shop, key: nil) }
        #expect(refused == "access.denied")
        let job = try await scene.service.beginJob(rae, undo, in: shop, key: nil)
        try await scene.base.catalog.write { try $0.jobResults.set(Self.undo, of: JobID(job.id)) }
        #expect(try await scene.service.jobResult(rae, job.id) == Self.undo)
        let hidden = await RightsScene.code { _ = try await scene.service.jobResult(vic, job.id) }
        #expect(hidden == "access.denied")
        await scene.close()
    }
}
