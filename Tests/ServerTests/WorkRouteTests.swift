import APIModel
import Core
import HTTPTypes
import Service
import Testing

@Suite struct WorkRouteTests {
    private static let hello = WorkerHello(
        worker: "w", sites: [], kinds: ["base"], slots: 1, streams: 1, version: "1", host: "h")

    private func text(_ value: some Encodable) throws -> String { try WorkJSON.text(value) }

    /// A worker elsewhere does a whole job, and the user sees it.
    @Test func aWorkerTakesAJobAndSaysHowItComesAlong() async throws {
        let scene = try await ServerScene()
        let worker = try await scene.token(.worker)
        try await scene.run { client in
            _ = try await client.post("instances", #"{"name": "shop-1", "host": "h"}"#)
            _ = try await client.post(
                "repositories", #"{"name": "main", "url": "file:///srv", "key": {"kind": "passphrase", "secret": "x"}}"#
            )
            let asked = try await client.post(
                "jobs", #"{"kind": "base", "instance": "shop-1", "repository": "main"}"#)
            let id = try asked.value(JobDocument.self).id
            func work(_ path: String, _ body: some Encodable) async throws -> ServerReply {
                try await client.send(.post, "work/\(path)", try text(body), token: worker)
            }
            #expect(try await work("register", Self.hello).status == 204)
            let claimed = try await work("claim", WorkRequest.Claim(worker: Self.hello, count: 5))
            let jobs = try claimed.value(WorkAnswer.Claim.self).jobs
            #expect(jobs.map(\.job) == [id] && jobs[0].instance?.host == "h" && jobs[0].repository?.name == "main")
            let lease = jobs[0].lease
            let beat = try await work("jobs/\(id)/heartbeat", WorkRequest.Heartbeat(lease: lease))
            #expect(try beat.value(WorkAnswer.Heartbeat.self).order == "proceed")
            let report = JobReport(
                progress: JobProgress(phase: "read"), lines: [JobReportLine(level: "note", message: "hello")])
            #expect(
                try await work("jobs/\(id)/report", WorkRequest.Report(lease: lease, report: report)).status == 204)
            let lines = try await client.get("jobs/\(id)/lines").value(Page<JobLineDocument>.self)
            #expect(lines.items.map(\.message) == ["hello"])
            #expect(try await client.get("jobs/\(id)").json["progress"]?["phase"] == .text("read"))
            let lost = try await work("jobs/\(id)/heartbeat", WorkRequest.Heartbeat(lease: lease + 1))
            #expect(lost.status == 409 && lost.problem?.code == "job.lost")
            let beats = WorkRequest.Beats(beats: [LeaseBeat(job: id, lease: lease), LeaseBeat(job: "x", lease: 1)])
            let orders = try await work("beats", beats).value(WorkAnswer.Beats.self).answers.map(\.order)
            #expect(Set(orders) == [.proceed, .lost])
            let finish = WorkRequest.Finish(lease: lease, outcome: "succeeded")
            #expect(try await work("jobs/\(id)/finish", finish).status == 204)
            #expect(try await client.get("jobs/\(id)").value(JobDocument.self).state == "succeeded")
            #expect(try await work("wait", WorkRequest.Wait(seconds: 0)).status == 204)
            // Jobs come with secrets: the administrator's token is none of a worker.
            #expect(try await client.post("work/wait", #"{"seconds": 0}"#).status == 403)
        }
    }
}
