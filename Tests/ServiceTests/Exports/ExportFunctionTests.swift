import APIModel
import Catalog
import Core
import Engine
import ObjectStore
import Service
import TestKit
import Testing

@Suite struct ExportFunctionTests {
    private let me = ExportScene.me

    private func error(_ code: ErrorCode) -> TidemarkError { TidemarkError(code, "", hint: "") }

    @Test(arguments: CatalogPlace.allCases)
    func anExportGoesItsWay(_ place: CatalogPlace) async throws {
        let scene = try await ExportScene(place)
        var form = ExportScene.form()
        form.tables = ["app.orders"]
        form.rows = [ExportCondition(table: "app.orders", condition: "id > 5")]
        form.masks = [ExportMask(column: "app.orders.customer", kind: "hash")]
        form.hoursKept = 2
        let begun = try await scene.begin(form)
        #expect(begun.state == "waiting" && begun.instance == "shop" && begun.repository == "main" && begun.file == nil)
        #expect(begun.order.tables == ["app.orders"] && begun.order.to == "latest" && begun.createdBy == "service/test")
        // Secrets are neither in what is shown nor in the job, and reach the worker.
        let job = try await scene.catalog.read { try $0.jobs.find(JobID(begun.job)) }
        #expect(!job.payload.contains("horse") && job.kind == .export && job.subject.site == "s")
        let record = try await scene.catalog.read { try $0.dataExports.find(begun.id) }
        #expect(record?.document.contains("horse") == false)
        await #expect(throws: error(.exportState)) { try await scene.service.addLink(me, to: begun.id, LinkForm()) }

        try await scene.make(begun)
        let ready = try await scene.service.export(me, begun.id)
        #expect(ready.state == "ready" && ready.file?.bytes == 1000 && ready.file?.name == "shop.sql.zst.age")
        #expect(ready.expiresAt.timestamp == ready.file?.readyAt.timestamp.adding(seconds: 7200))
        #expect(try await scene.service.exports(me, in: ServiceScene.project, PageRequest()).items == [ready])
        scene.base.clock.turn(by: 1)
        let second = try await scene.begin()
        let page = try await scene.service.exports(me, in: ServiceScene.project, PageRequest(limit: 1))
        #expect(page.items.map(\.id) == [second.id])
        let next = try await scene.service.exports(
            me, in: ServiceScene.project, PageRequest(after: try #require(page.next), limit: 1))
        #expect(next.items.map(\.id) == [begun.id] && next.next == nil)
        await #expect(throws: error(.catalogMissing)) { try await scene.service.export(me, "none") }
        await scene.close()
    }

    @Test func theWorkerIsGivenTheSecretsAndNobodyElse() async throws {
        let scene = try await ExportScene()
        var form = ExportScene.form()
        form.salt = "eight bytes"
        let export = try await scene.begin(form)
        let source = CatalogJobSource(catalog: scene.catalog)
        let far = WorkerOffer(worker: WorkerID("far"), sites: [ServiceScene.site], reachesCatalog: false)
        let assignment = try #require(try await source.claim(far, count: 1).first)
        #expect(assignment.job == export.job)
        #expect(assignment.export?.passphrase == Secret("correct horse battery"))
        #expect(assignment.export?.salt == Secret("eight bytes"))
        #expect(!"\(assignment)".contains("horse"))
        // An export of the catalog is not for workers that do not reach it.
        try await scene.catalog.write { transaction in
            let repository = try transaction.repositories.named("main", in: "p")?.id
            _ = try transaction.jobs.enqueue(
                Job(
                    id: JobID("c"), key: "c", kind: .export, subject: JobSubject(project: "p", repository: repository),
                    createdAt: try transaction.now()))
        }
        #expect(try await source.claim(far, count: 5).isEmpty)
        let near = WorkerOffer(worker: WorkerID("near"), sites: [])
        #expect(try await source.claim(near, count: 5).map(\.job) == ["c"])
        await scene.close()
    }

    @Test func wrongFieldsAreNamed() async throws {
        let scene = try await ExportScene()
        func form(_ change: (inout ExportForm) -> Void) -> ExportForm {
            var form = ExportScene.form()
            change(&form)
            return form
        }
        let recipient = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj"
        let cases: [(ExportForm, String)] = [
            (form { $0.passphrase = nil }, "passphrase"), (form { $0.recipients = [recipient] }, "passphrase"),
            (form { ($0.passphrase, $0.recipients) = (nil, [recipient, "age1x"]) }, "recipients[1]"),
            (form { $0.to = "yesterday" }, "to"), (form { ($0.to, $0.before) = ("latest", "0-1-5") }, "to"),
            (form { $0.before = "x" }, "to"), (form { $0.tables = ["a.b", "orders"] }, "tables[1]"),
            (form { $0.masks = [ExportMask(column: "a.b", kind: "hash")] }, "masks"),
            (form { $0.masks = [ExportMask(column: "a.b.c", kind: "hash", text: "x")] }, "masks"),
            (form { $0.masks = [ExportMask(column: "a.b.c", kind: "turn")] }, "masks"),
            (form { $0.rows = [ExportCondition(table: "a.b", condition: "1) OR (1")] }, "rows[0].condition"),
            (form { $0.rows = Array(repeating: ExportCondition(table: "a.b", condition: "1"), count: 2) }, "rows"),
            (form { ($0.format, $0.tables) = ("native", ["a.b"]) }, "tables"),
            (form { ($0.format, $0.masks) = ("native", [ExportMask(column: "a.b.c", kind: "hash")]) }, "masks"),
            (form { ($0.format, $0.to) = ("native", "0-1-5") }, "to"),
            (form { $0.repository = "none" }, "repository"),
        ]
        for (form, path) in cases {
            do {
                _ = try await scene.begin(form)
                Issue.record("\(path) is not refused")
            } catch let error as RefusedFields {
                #expect(error.problems.map(\.path) == [path], "\(error)")
            }
        }
        await #expect(throws: error(.catalogMissing)) { try await scene.begin(form { $0.instance = "none" }) }
        // Exports of data have an address of their own.
        do {
            _ = try await scene.service.beginJob(
                me, JobForm(kind: "export", repository: "main", payload: .object(["what": .text("data")])),
                in: ServiceScene.project, key: nil)
            Issue.record("a job of an export of data is not refused")
        } catch let error as RefusedFields {
            #expect(error.problems.map(\.path) == ["payload.what"])
        }
        #expect(try await scene.catalog.read { try $0.jobs.live() }.isEmpty)
        await scene.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func filesAreErasedWhenTheirTimeIsOver(_ place: CatalogPlace) async throws {
        let scene = try await ExportScene(place)
        let eraser = ExportEraser(scene.service)
        // One after another: of several jobs that wait for one instance, a worker is given some.
        var exports: [DataExportDocument] = []
        for _ in 0..<3 {
            exports.append(try await scene.begin())
            try await scene.make(exports[exports.count - 1])
        }
        let (kept, removed, over) = (exports[0], exports[1], exports[2])
        #expect(try await eraser.eraseOnce() == [])
        let link = try await scene.link(to: removed.id)
        try await scene.service.removeExport(me, removed.id)
        #expect(try await scene.service.export(me, removed.id).state == "expired")
        await #expect(throws: error(.downloadOver)) { try await scene.fetch(link.text) }
        #expect(try await eraser.eraseOnce() == [removed.id])
        #expect(try await scene.store.list("exports/\(removed.id)/").isEmpty)
        #expect(try await scene.service.export(me, removed.id).state == "erased")
        #expect(try await scene.store.list("exports/\(kept.id)/").count == 16)
        #expect(try await eraser.eraseOnce() == [])
        scene.base.clock.turn(by: 24 * 3600 + 1)
        #expect(Set(try await eraser.eraseOnce()) == [kept.id, over.id])
        #expect(try await scene.store.list("exports/").isEmpty)
        await scene.close()
    }

    /// What a run that was cut off has left, goes: with the next run, when the export is removed, or when it came to nothing.
    @Test func whatARunLeavesBehindIsErased() async throws {
        let scene = try await ExportScene()
        let eraser = ExportEraser(scene.service)
        let export = try await scene.begin()
        try await scene.store.put("exports/\(export.id)/1/0000000000", [1, 2, 3], mode: .overwrite)
        // While the job may go on nothing is touched.
        #expect(try await eraser.eraseOnce() == [])
        let source = CatalogJobSource(catalog: scene.catalog)
        let offer = WorkerOffer(worker: WorkerID("w"), sites: [ServiceScene.site])
        let run = try #require(try await source.claim(offer, count: 1).first)
        try await source.finish(
            JobID(run.job), lease: run.lease,
            .failed(JobFailure(code: .exportMask, message: "m", hint: "h")))
        #expect(try await scene.service.export(me, export.id).state == "failed")
        #expect(try await eraser.eraseOnce() == [])
        scene.base.clock.turn(by: 86_401)
        #expect(try await eraser.eraseOnce() == [export.id])
        #expect(try await scene.store.list("exports/").isEmpty)

        // One that is removed while it is being made is told to stop; its file is erased when it has.
        let second = try await scene.begin()
        let running = try #require(try await source.claim(offer, count: 1).first)
        try await scene.store.put("exports/\(second.id)/1/0000000000", [1], mode: .overwrite)
        try await scene.service.removeExport(me, second.id)
        #expect(try await eraser.eraseOnce() == [])
        #expect(try await source.heartbeat(JobID(running.job), lease: running.lease) == .stop)
        // What it says of a file nobody wants any more changes nothing.
        try await source.report(
            JobID(running.job), lease: running.lease,
            JobReport(
                export: ReportedExport(
                    folder: "exports/\(second.id)/1/", name: "n", partBytes: 64, bytes: 1, hash: "h", tables: 0, rows: 0
                )
            ))
        #expect(try await scene.service.export(me, second.id).file == nil)
        try await source.finish(JobID(running.job), lease: running.lease, .released)
        #expect(try await eraser.eraseOnce() == [second.id])
        #expect(try await scene.store.list("exports/").isEmpty)
        await scene.close()
    }

    /// A run may speak of its own export's files alone.
    @Test func aWorkerNamesNoOtherFiles() async throws {
        let scene = try await ExportScene()
        let (one, other) = (try await scene.begin(), try await scene.begin())
        let source = CatalogJobSource(catalog: scene.catalog)
        let offer = WorkerOffer(worker: WorkerID("w"), sites: [ServiceScene.site])
        let runs = try await source.claim(offer, count: 5)
        let run = try #require(runs.first { $0.job == one.job })
        for folder in ["exports/\(other.id)/1/", "instances/x/", "", "exports/"] {
            await #expect(throws: error(.exportState)) {
                try await source.report(
                    JobID(run.job), lease: run.lease,
                    JobReport(
                        export: ReportedExport(
                            folder: folder, name: "n", partBytes: 1, bytes: 1, hash: "h", tables: 0, rows: 0)))
            }
        }
        await scene.close()
    }
}
