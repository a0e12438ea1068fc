import APIModel
import Catalog
import Core
import Service
import TestKit
import Testing

@Suite struct JobFunctionTests {
    private let me = ServiceScene.administrator

    private func error(_ code: String) -> TidemarkError { TidemarkError(ErrorCode(code), "", hint: "") }

    private func scene(_ place: CatalogPlace) async throws -> ServiceScene {
        let scene = try await ServiceScene(place)
        try await scene.addRepository()
        try await scene.addRepository("offsite")
        try await scene.add("shop-1")
        try await scene.addPlan("nightly", [("instances", ["names": ["shop-1"]])])
        return scene
    }

    private func begin(_ scene: ServiceScene, _ form: JobForm, key: String? = nil) async throws -> JobDocument {
        try await scene.service.beginJob(me, form, in: ServiceScene.project, key: key)
    }

    @Test(arguments: CatalogPlace.allCases)
    func aJobIsAskedForOnceByItsKey(_ place: CatalogPlace) async throws {
        let scene = try await scene(place)
        let form = JobForm(kind: "base", instance: "shop-1", payload: .object(["threads": .integer(2)]))
        let first = try await begin(scene, form, key: "k")
        #expect(first.instance == "shop-1" && first.site == "site" && first.repository == "main")
        #expect(first.state == "queued" && first.project == ServiceScene.project)
        #expect(try await begin(scene, form, key: "k").id == first.id)
        #expect(try await begin(scene, form).id != first.id)
        await #expect(throws: error("job.key")) {
            try await begin(scene, JobForm(kind: "verify", instance: "shop-1"), key: "k")
        }
        let stored = try await scene.catalog.read { try $0.jobs.find(JobID(first.id)) }
        #expect(try WorkJSON.value(BasePayload.self, in: stored.payload).threads == 2)
        #expect(try await stored.subject.instance == scene.id(of: "shop-1"))
        #expect(stored.subject.site == "s")
        await scene.close()
    }

    @Test func wrongFieldsOfAJobAreNamed() async throws {
        let scene = try await scene(.sqlite)
        let cases: [(JobForm, String)] = [
            (JobForm(kind: "stream", instance: "shop-1"), "kind"), (JobForm(kind: "base"), "instance"),
            (JobForm(kind: "verify"), "repository"),
            (JobForm(kind: "base", instance: "shop-1", repository: "none"), "repository"),
            (JobForm(kind: "copy", instance: "shop-1"), "secondRepository"),
            (JobForm(kind: "restore", instance: "shop-1"), "targetInstance"),
            (JobForm(kind: "base", instance: "shop-1", targetInstance: "shop-1"), "targetInstance"),
            (JobForm(kind: "base", instance: "shop-1", payload: .object(["thread": .integer(1)])), "payload.thread"),
            (JobForm(kind: "base", instance: "shop-1", payload: .object(["threads": .text("x")])), "payload"),
            (JobForm(kind: "base", instance: "shop-1", payload: .object(["plan": .text("x")])), "payload.plan"),
            (
                JobForm(
                    kind: "copy", instance: "shop-1", secondRepository: "offsite",
                    payload: .object(["since": .text("yesterday")])), "payload.since"
            ),
            (
                JobForm(kind: "restore", instance: "shop-1", targetServer: TargetServerForm(host: "a:1", user: "u")),
                "targetServer.host"
            ),
        ]
        for (form, path) in cases {
            let refusal = await #expect(throws: RefusedFields.self) { try await begin(scene, form) }
            #expect(refusal?.problems.map(\.path) == [path])
        }
        await #expect(throws: error("catalog.missing")) {
            try await begin(scene, JobForm(kind: "base", instance: "nobody"))
        }
        #expect(try await scene.service.jobs(me, in: ServiceScene.project, JobFilter(), PageRequest()).items == [])
        await scene.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func theTargetOfARestoreIsNamedAndItsPasswordSealed(_ place: CatalogPlace) async throws {
        let scene = try await scene(place)
        try await scene.add("standby", port: 3400)
        let over = JobForm(kind: "restore", instance: "shop-1", targetInstance: "standby")
        let job = try await begin(scene, over)
        #expect(job.target == "db.example.com:3400")
        let server = TargetServerForm(host: "10.0.0.9", user: "root", password: "hunter2")
        let other = try await begin(scene, JobForm(kind: "restore", instance: "shop-1", targetServer: server))
        let (stored, secret) = try await scene.catalog.read { transaction in
            (
                try transaction.jobs.find(JobID(other.id)),
                try transaction.jobSecrets.secret(of: JobID(other.id))
            )
        }
        #expect(secret == Secret("hunter2") && !stored.payload.contains("hunter2"))
        let payload = try WorkJSON.value(RestorePayload.self, in: stored.payload)
        #expect(payload.targetServer == RestoreServer(host: "10.0.0.9", port: 3306, user: "root", tls: "preferred"))
        await scene.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func listsAreNewestFirstByKindStateAndInstance(_ place: CatalogPlace) async throws {
        let scene = try await scene(place)
        try await scene.add("shop-2")
        var ids: [String] = []
        for number in 0..<5 {
            let kind = number.isMultiple(of: 2) ? "base" : "verify"
            let instance = number == 4 ? "shop-2" : "shop-1"
            ids.append(try await begin(scene, JobForm(kind: kind, instance: instance, repository: "main")).id)
            // Two of them at the same instant.
            if number != 2 { scene.clock.turn(by: 1) }
        }
        _ = try await scene.service.cancelJob(me, ids[0])
        var found: [String] = []
        var page = PageRequest(limit: 2)
        while true {
            let part = try await scene.service.jobs(me, in: ServiceScene.project, JobFilter(), page)
            found += part.items.map(\.id)
            guard let next = part.next else { break }
            page.after = next
        }
        #expect(Set(found) == Set(ids) && found.count == 5 && found.first == ids[4] && found.last == ids[0])
        func listed(_ filter: JobFilter) async throws -> Set<String> {
            Set(try await scene.service.jobs(me, in: ServiceScene.project, filter, PageRequest()).items.map(\.id))
        }
        #expect(try await listed(JobFilter(kind: .verify)) == [ids[1], ids[3]])
        #expect(try await listed(JobFilter(state: .cancelled)) == [ids[0]])
        #expect(try await listed(JobFilter(kind: .base, instance: "shop-2")) == [ids[4]])
        let third = try await scene.service.job(me, ids[2]).createdAt.timestamp
        var filter = JobFilter()
        filter.since = third
        #expect(try await listed(filter) == [ids[2], ids[3], ids[4]])
        (filter.since, filter.until) = (nil, third)
        #expect(try await listed(filter) == [ids[0], ids[1]])
        for after in ["x", "1", "9223372036854775808-x"] {
            let refusal = await #expect(throws: RefusedFields.self) {
                try await scene.service.jobs(me, in: ServiceScene.project, JobFilter(), PageRequest(after: after))
            }
            #expect(refusal?.problems.map(\.path) == ["query.after"])
        }
        await scene.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func whatAJobSaysIsReadWhileItRuns(_ place: CatalogPlace) async throws {
        let scene = try await scene(place)
        let job = try await begin(scene, JobForm(kind: "base", instance: "shop-1"))
        try await scene.catalog.write { transaction in
            let claimed = try transaction.jobs.claim(for: Fixture.offer(), by: JobChooser())
            #expect(claimed.map(\.id.rawValue) == [job.id])
            var progress = JobProgress(phase: "read")
            progress.rows = 7
            try transaction.jobs.setProgress(try WorkJSON.text(progress), of: JobID(job.id), lease: 1)
            let lines = (1...5).map { (level: JobLine.Level.note, code: ErrorCode?.none, message: "line \($0)") }
            try transaction.jobs.append(lines, to: JobID(job.id), lease: 1)
        }
        let shown = try await scene.service.job(me, job.id)
        #expect(shown.state == "running" && shown.worker == "w" && shown.progress?["rows"] == .integer(7))
        let lines = try await scene.service.jobLines(me, job.id, after: 1, limit: 3)
        #expect(lines.items.map(\.message) == ["line 2", "line 3", "line 4"] && lines.next == "4")
        #expect(try await scene.service.cancelJob(me, job.id).isCancelWanted)
        await #expect(throws: error("job.state")) { try await scene.service.resumeJob(me, job.id) }
        await #expect(throws: error("job.missing")) { try await scene.service.job(me, "none") }
        await scene.close()
    }

    @Test func everyKindsFieldsAreThoseOfItsPayload() throws {
        // Every field that callers may set is one the kind's own type reads: a field with a wrong type is refused.
        let wrong: JSONTree = .object(["a": .object([:])])
        for (kind, fields) in JobPayloads.fields where kind != .merge {
            for field in fields {
                let text = try WorkJSON.text(JSONTree.object([field: wrong]))
                #expect(throws: TidemarkError.self, "\(kind) \(field)") { try JobPayloads.read(kind, text) }
            }
        }
    }
}
