package import APIModel
internal import Core
package import Service

/// A worker's view of a service that is elsewhere: every call goes out over HTTPS, nothing comes in, and what is secret stays
/// in memory.
///
/// Nothing is made again here: the worker's loop knows what may pass, and when a lease has ended.
package struct HTTPJobSource: JobSource {
    private let client: APIClient
    private let version: String
    private let host: String

    /// The client's token must be of a worker; its `patience` is best 0. `version` is the program's, `host` the machine's.
    package init(client: APIClient, version: String, host: String) {
        self.client = client
        self.version = version
        self.host = host
    }

    package func register(_ worker: WorkerHello) async throws { try await tell("register", worker) }

    package func claim(_ offer: WorkerOffer, count: Int) async throws -> [JobAssignment] {
        let hello = WorkerHello(offer, version: version, host: host)
        return try await ask(
            WorkAnswer.Claim.self, APIRequest.path("work", "claim"), WorkRequest.Claim(worker: hello, count: count)
        ).jobs
    }

    package func heartbeat(_ job: JobID, lease: Int64) async throws -> JobOrder {
        let answer = try await ask(
            WorkAnswer.Heartbeat.self, Self.path(job, "heartbeat"), WorkRequest.Heartbeat(lease: lease))
        return answer.order == "stop" ? .stop : .proceed
    }

    package func heartbeats(_ beats: [LeaseBeat]) async throws -> [LeaseAnswer] {
        guard !beats.isEmpty else { return [] }
        return try await ask(
            WorkAnswer.Beats.self, APIRequest.path("work", "beats"), WorkRequest.Beats(beats: beats)
        ).answers
    }

    package func report(_ job: JobID, lease: Int64, _ report: JobReport) async throws {
        _ = try await send(Self.path(job, "report"), WorkRequest.Report(lease: lease, report: report))
    }

    package func finish(_ job: JobID, lease: Int64, _ outcome: JobOutcome) async throws {
        _ = try await send(Self.path(job, "finish"), outcome.wire(lease: lease))
    }

    package func waitForWork(atMost seconds: Double) async throws {
        // Shorter than the time in which a server answers anything.
        try await tell("wait", WorkRequest.Wait(seconds: min(seconds, Self.longestWait)))
    }

    private static let longestWait = 25.0

    private static func path(_ job: JobID, _ verb: String) -> String {
        APIRequest.path("work", "jobs", job.rawValue, verb)
    }

    private func tell(_ verb: String, _ body: some Encodable) async throws {
        _ = try await send(APIRequest.path("work", verb), body)
    }

    private func ask<Answer: Decodable>(
        _ type: Answer.Type, _ path: String, _ body: some Encodable
    ) async throws -> Answer {
        let answer = try await send(path, body)
        do {
            return try WorkJSON.value(type, in: answer.body)
        } catch {
            // The cause names fields and never a value: what is in them may be secret.
            throw TidemarkError(
                .serverAnswer, "The server at \(client.server) answered with what this worker does not understand.",
                hint: "Run workers of the server's own version.", cause: error)
        }
    }

    private func send(_ path: String, _ body: some Encodable) async throws -> APIAnswer {
        var request = APIRequest(.post, path)
        request.body = try WorkJSON.bytes(body)
        // What is kept under such a key would hold the secrets of a claim.
        request.idempotencyKey = nil
        request.isRepeatable = false
        return try await client.send(request)
    }
}
