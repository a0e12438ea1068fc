internal import APIModel
internal import Core
internal import HTTPTypes
internal import Service
internal import ServiceLifecycle

/// What workers elsewhere ask: they dial in, take jobs with all that is needed, and say how they come along.
enum WorkRoutes {
    static let all = [register, claim, beats, heartbeat, report, evidence, finish, wait]
    private static let base = "\(RouteTable.base)/work"
    private static let job = "\(base)/jobs/{job}"
    /// Seconds; less than a request may take.
    private static let longestWait = 25.0

    private static let register = tell("\(base)/register", "registerWorker", "A worker says that it is there.") {
        try await $0.core.jobs.register(try $0.work(WorkerHello.self))
    }

    private static let claim = ask(
        "\(base)/claim", "claimJobs", "A worker takes jobs, with the secrets that they need.", "Assigned jobs."
    ) { request in
        let form = try request.work(WorkRequest.Claim.self)
        let jobs = try await request.core.jobs.claim(form.worker.offer, count: max(0, min(form.count, 100)))
        return try ServerAnswer(WorkAnswer.Claim(jobs: jobs))
    }

    private static let beats = ask(
        "\(base)/beats", "beatJobs", "A worker is alive with many jobs.", "What it has to do with each."
    ) { request in
        let form = try request.work(WorkRequest.Beats.self)
        return try ServerAnswer(WorkAnswer.Beats(answers: try await request.core.jobs.heartbeats(form.beats)))
    }

    private static let heartbeat = ask(
        "\(job)/heartbeat", "beatJob", "A worker is alive with a job.", "`proceed` or `stop`."
    ) { request in
        let form = try request.work(WorkRequest.Heartbeat.self)
        let order = try await request.core.jobs.heartbeat(JobID(request.path("job")), lease: form.lease)
        return try ServerAnswer(WorkAnswer.Heartbeat(order: order == .stop ? "stop" : "proceed"))
    }

    private static let report = tell("\(job)/report", "reportJob", "A job says how far it has come.") { request in
        let form = try request.work(WorkRequest.Report.self)
        try await request.core.jobs.report(JobID(request.path("job")), lease: form.lease, form.report)
    }

    private static let evidence = ask(
        "\(job)/evidence", "keepEvidence", "The service signs and keeps the evidence of a drill.",
        "The signed document."
    ) { request in
        let form = try request.work(EvidenceWire.Ask.self)
        let keeper = CatalogEvidenceKeeper(catalog: request.core.service.catalog)
        let document = try await keeper.keep(form.evidence, of: JobID(request.path("job")), lease: form.lease)
        return try ServerAnswer(EvidenceWire.Answer(document: Base64Bytes(document)))
    }

    private static let finish = tell("\(job)/finish", "finishJob", "A worker's run of a job has ended.") { request in
        let form = try request.work(WorkRequest.Finish.self)
        try await request.core.jobs.finish(
            JobID(request.path("job")), lease: form.lease, try JobOutcome(form))
    }

    private static let wait = tell(
        "\(base)/wait", "waitForWork", "Answered when there may be work, or after so many seconds."
    ) { request in
        let form = try request.work(WorkRequest.Wait.self)
        let jobs = request.core.jobs
        let seconds = max(0, min(form.seconds, longestWait))
        do {
            try await cancelWhenGracefulShutdown { try await jobs.waitForWork(atMost: seconds) }
        } catch is CancellationError where Task.isShuttingDownGracefully {
            // A server that is to stop keeps no worker waiting: it asks another one.
        }
    }

    private static func ask(
        _ path: String, _ name: String, _ summary: String, _ answer: String,
        _ work: @escaping @Sendable (ServerRequest) async throws -> ServerAnswer
    ) -> Route {
        Route(
            method: .post, path: path, name: name, summary: summary,
            body: RouteBody(form: .work("Between a worker and a server of the same version.")),
            audit: .hourly, answer: RouteAnswer(status: 200, form: .json(answer))
        ) { request in
            try request.service.requireWork(request.caller)
            return try await work(request)
        }
    }

    private static func tell(
        _ path: String, _ name: String, _ summary: String,
        _ work: @escaping @Sendable (ServerRequest) async throws -> Void
    ) -> Route {
        Route(
            method: .post, path: path, name: name, summary: summary,
            body: RouteBody(form: .work("Between a worker and a server of the same version.")),
            audit: .hourly, answer: .nothing
        ) { request in
            try request.service.requireWork(request.caller)
            try await work(request)
            return .nothing
        }
    }
}
