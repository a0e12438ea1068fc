package import APIModel
package import Service

/// A worker's view of a service that is elsewhere: every call goes out over HTTPS, nothing comes in, and what is secret stays
/// in memory.
///
/// Nothing is made again here: the worker's loop knows what may pass, and when a lease has ended.
package struct HTTPJobSource: JobSource {
    private let calls: WorkCalls
    private let version: String
    private let host: String
    /// Seconds; shorter than the time in which a server answers anything.
    private static let longestWait = 25.0

    /// The client's token must be of a worker; its `patience` is best 0. `version` is the program's, `host` the machine's.
    package init(client: APIClient, version: String, host: String) {
        calls = WorkCalls(client: client)
        self.version = version
        self.host = host
    }

    package func register(_ worker: WorkerHello) async throws {
        try await calls.tell(APIRequest.path("work", "register"), worker)
    }

    package func claim(_ offer: WorkerOffer, count: Int) async throws -> [JobAssignment] {
        let hello = WorkerHello(offer, version: version, host: host)
        return try await calls.ask(
            WorkAnswer.Claim.self, APIRequest.path("work", "claim"), WorkRequest.Claim(worker: hello, count: count)
        ).jobs
    }

    package func heartbeat(_ job: JobID, lease: Int64) async throws -> JobOrder {
        let answer = try await calls.ask(
            WorkAnswer.Heartbeat.self, WorkCalls.path(job.rawValue, "heartbeat"), WorkRequest.Heartbeat(lease: lease))
        return answer.order == "stop" ? .stop : .proceed
    }

    package func heartbeats(_ beats: [LeaseBeat]) async throws -> [LeaseAnswer] {
        guard !beats.isEmpty else { return [] }
        return try await calls.ask(
            WorkAnswer.Beats.self, APIRequest.path("work", "beats"), WorkRequest.Beats(beats: beats)
        ).answers
    }

    package func report(_ job: JobID, lease: Int64, _ report: JobReport) async throws {
        try await calls.tell(
            WorkCalls.path(job.rawValue, "report"), WorkRequest.Report(lease: lease, report: report))
    }

    package func finish(_ job: JobID, lease: Int64, _ outcome: JobOutcome) async throws {
        try await calls.tell(WorkCalls.path(job.rawValue, "finish"), outcome.wire(lease: lease))
    }

    package func waitForWork(atMost seconds: Double) async throws {
        try await calls.tell(
            APIRequest.path("work", "wait"), WorkRequest.Wait(seconds: min(seconds, Self.longestWait)))
    }
}
