import APIModel
import Client
import Core
import Foundation
import TestKit

/// What the service says of itself, over its API.
extension ChaosScene {
    /// A client that goes on asking while no server answers.
    func client() throws -> APIClient {
        let token = try String(contentsOfFile: folder.file("test.token"), encoding: .utf8)
        var settings = ClientSettings(
            server: try ServerAddress(parsing: url),
            token: Secret(token.trimmingCharacters(in: .whitespacesAndNewlines)))
        settings.patience = 60
        return try APIClient(settings)
    }

    /// Returns once every instance is protected at the same time, with a log that is close behind and a drill that passed. Says
    /// what is in the way where that takes too long.
    func awaitProtection(atMost limit: Duration) async throws {
        let client = try client()
        let begun = ContinuousClock.now
        var noted = ""
        while true {
            let statuses = try await client.list(InstanceStatus.self, "status/instances")
            let lacking = statuses.filter { status in
                status.level != "protected" || status.gaps > 0 || status.lastBase == nil
                    || status.rpoSeconds.map { $0 > 20 } ?? true || status.lastDrill?.succeeded != true
            }
            if statuses.count == sources.count, lacking.isEmpty {
                log.note("all protected, \((ContinuousClock.now - begun).formatted()) after the last fault")
                return
            }
            let gaps = lacking.filter { $0.gaps > 0 }.map(\.instance)
            guard gaps.isEmpty else {
                // It would go with the log that is pruned, and nobody would know.
                throw TestKitError("there is a gap in the log of \(gaps.joined(separator: ", "))")
            }
            let said = lacking.map(Self.lack).joined(separator: "; ")
            let kind = said.filter { !$0.isNumber }
            if kind != noted {
                log.note("not yet: \(said)")
                noted = kind
            }
            guard ContinuousClock.now - begun < limit else { throw TestKitError("plans are not met: \(said)") }
            await askAtOnce(try await jobs(client, in: ["waiting"]), client)
            try await Task.sleep(for: .seconds(1))
        }
    }

    private static func lack(_ status: InstanceStatus) -> String {
        let drill = status.lastDrill.map { $0.succeeded ? "passed" : "failed" } ?? "is missing"
        let behind = status.rpoSeconds.map { "\(Int($0)) s" } ?? "nobody knows how far"
        let why = status.reasons.map(\.text).joined(separator: " ")
        return "\(status.instance) is \(status.level), \(behind) behind, its drill \(drill): \(why)"
    }

    /// Asks at once for what waits long for its next try, as somebody would who knows that the trouble is over: the waits
    /// themselves are shown elsewhere.
    private func askAtOnce(_ jobs: [JobDocument], _ client: APIClient) async {
        for job in jobs where job.state == "waiting" && isFar(job.notBefore) {
            log.note("asked for at once: \(job.kind) of \(job.instance ?? "-"), try \(job.tries + 1)")
            // It may have begun meanwhile.
            _ = try? await client.post(JobDocument.self, APIRequest.path("jobs", job.id, "resume"))
        }
    }

    /// Returns once every job but the streams has ended.
    func awaitQuiet(atMost limit: Duration) async throws {
        let client = try client()
        let deadline = ContinuousClock.now + limit
        var quiet = 0
        while quiet < 3 {
            let live = try await jobs(client, in: ["queued", "running", "waiting"]).filter { $0.kind != "stream" }
            quiet = live.isEmpty ? quiet + 1 : 0
            await askAtOnce(live, client)
            guard ContinuousClock.now < deadline else {
                let said = live.map { "\($0.kind) of \($0.instance ?? "-") is \($0.state) (\($0.id))" }
                throw TestKitError("jobs do not end: \(said.joined(separator: "; "))")
            }
            try await Task.sleep(for: .seconds(2))
        }
        log.note("every job but the streams has ended")
    }

    private func isFar(_ time: WireTime?) -> Bool {
        time.map { $0.timestamp.seconds(since: .now()) > 15 } ?? false
    }

    private func jobs(_ client: APIClient, in states: [String]) async throws -> [JobDocument] {
        var found: [JobDocument] = []
        for state in states { found += try await client.list(JobDocument.self, "jobs", query: [("state", state)]) }
        return found
    }

    /// Windows without gaps, streams that run, drills that all passed, and jobs that did what they were to do.
    func serviceProblems() async throws -> [String] {
        let client = try client()
        var problems: [String] = []
        for source in sources {
            let window = try await client.get(WindowDocument.self, APIRequest.path("instances", source.name, "window"))
            if !window.gaps.isEmpty || window.spans.count != 1 {
                problems.append("\(source.name) has spans \(window.spans) and gaps \(window.gaps)")
            }
            if window.spans.last?.isOpen != true { problems.append("nobody extends the window of \(source.name)") }
            let drills = try await client.list(DrillReport.self, APIRequest.path("instances", source.name, "drills"))
            if drills.isEmpty { problems.append("\(source.name) had no drill") }
            for drill in drills where !drill.passed {
                problems.append("a drill of \(source.name) failed: \(drill.failure ?? "?") (job \(drill.job))")
            }
            log.note(
                "\(source.name): \(drills.count) drills, window from \(window.spans.first?.start.description ?? "-")")
        }
        // Also of gaps that went with the log that was pruned.
        for event in try await client.list(EventDocument.self, "events") where event.kind == "log.gap" {
            problems.append("there was a gap in the log of \(event.instance ?? "-")")
        }
        return problems + (try await jobProblems(client))
    }

    /// What failed after many tries for something that passes is asked for anew by its plan, except drills, which are to pass; what
    /// failed for good without another try was misjudged.
    private func jobProblems(_ client: APIClient) async throws -> [String] {
        var problems: [String] = []
        for job in try await jobs(client, in: ["failed"]) {
            let text =
                "\(job.kind) \(job.id) of \(job.instance ?? "-") failed after \(job.tries) tries: "
                + "\(job.failure?.code ?? "?"), \(job.failure?.message ?? "")"
            if job.tries > 1, job.kind != "drill", job.kind != "stream" {
                log.note(text)
            } else {
                problems.append(text)
            }
        }
        let streams = try await client.list(JobDocument.self, "jobs", query: [("kind", "stream")])
        for stream in streams where stream.state != "running" {
            problems.append("the stream of \(stream.instance ?? "-") is \(stream.state)")
        }
        if streams.count != sources.count { problems.append("\(streams.count) streams for \(sources.count) instances") }
        return problems
    }
}
