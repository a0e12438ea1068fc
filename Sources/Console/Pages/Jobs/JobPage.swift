internal import APIModel
internal import Core
internal import Service

/// A job while it runs, and what it said.
enum JobPage {
    static let all: [ConsolePage] = [
        .get("/jobs/{id}", "job", { try await show($0) }), .get("/jobs/{id}/live", "jobLive", isEndless: true, follow),
        .post("/jobs/{id}/cancel", "cancelJob", cancel), .post("/jobs/{id}/retry", "retryJob", retry),
    ]

    private static let lines = 200

    private static func show(
        _ request: ConsoleRequest, _ problems: FormProblems = .none
    ) async throws -> ConsoleAnswer {
        let id = request.path("id")
        let job = try await request.service.job(request.caller, id)
        let after = request.query["after"].flatMap { Int64($0) } ?? 0
        let said = try await request.service.jobLines(request.caller, id, after: max(0, after), limit: lines)
        let rights = try await request.permitted([.cancelJob, .resumeJob], on: ResourceReference(.job, name: id))
        let isFinal = JobView.isFinal(job)
        let state = JobView.state(job, request)
        let kind = request.label(job.kind)
        let mayRetry = [JobState.failed, .cancelled, .waiting].contains { $0.rawValue == job.state }
        var values: [String: any WordValue] = ["kind": kind, "state": state]
        values["name"] = job.instance ?? job.repository
        let word: KeyPath<Words, Word> =
            job.instance ?? job.repository == nil ? \.jobs.headlineBare : \.jobs.headlineOf
        let cursor = try JobFeed.cursor(behind: said.items.last?.number ?? after, job)
        let view: View = [
            "rawHeadline": request.sentence(word, values), "id": id,
            "job": JobView.whole(job, request), "lines": rows(said.items, request), "isQuiet": said.items.isEmpty,
            "live": isFinal && said.next == nil
                ? nil : "\(ConsoleRequest.address("jobs", id))/live?behind=\(PercentEncoding.encoded(cursor))",
            "mayCancel": !isFinal && !job.isCancelWanted && rights.contains(.cancelJob),
            "mayRetry": mayRetry && rights.contains(.resumeJob), "problems": problems.view(),
            "more": request.more(said.next), "watch": watch(job, request),
        ]
        return .page("job", title: request.say(word, values), section: .jobs, view)
    }

    /// The page that shows what came of it: the report of a restore, a drill or an export, or what a look at a log found.
    private static func watch(_ job: JobDocument, _ request: ConsoleRequest) -> View? {
        switch JobKind(rawValue: job.kind) {
        case .restore?, .drill?, .export?:
            ["address": ConsoleRequest.address("restores", job.id), "text": request.say(\.jobs.toReport)]
        case .lookup?: ["address": ConsoleRequest.address("lookups", job.id), "text": request.say(\.jobs.toAnswer)]
        default: nil
        }
    }

    private static func follow(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        let feed = JobFeed.make(
            request, of: request.path("id"), lines: "job-lines", job: "job-now",
            showLines: { lines in
                try request.console.fragment("job-lines", ["lines": rows(lines, request)], for: request)
            },
            showJob: { job in
                try request.console.fragment("job-now", ["job": JobView.whole(job, request)], for: request)
            })
        return .events(
            EventFeed { cursor in
                var batch = try await feed.next(cursor ?? request.query["behind"])
                // What may be done with it is another once it has ended.
                if batch.isOver { batch.events.append(.reload) }
                return batch
            })
    }

    private static func cancel(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await act(request, request.say(\.jobs.cancelled)) {
            _ = try await $0.service.cancelJob($0.caller, $0.path("id"))
        }
    }

    private static func retry(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await act(request, request.say(\.jobs.retried)) {
            _ = try await $0.service.resumeJob($0.caller, $0.path("id"))
        }
    }

    private static func act(
        _ request: ConsoleRequest, _ said: String,
        _ work: @escaping @Sendable (ConsoleRequest) async throws -> Void
    ) async throws -> ConsoleAnswer {
        try await request.submit { request in
            try await work(request)
            return .redirect(ConsoleRequest.address("jobs", request.path("id")), Flash(.done, said))
        } form: { request, problems in
            try await show(request, problems)
        }
    }

    private static func rows(_ lines: [JobLineDocument], _ request: ConsoleRequest) -> [View] {
        lines.map { line -> View in
            [
                "level": line.level, "isBad": line.level != "note", "levelName": request.label(line.level),
                "message": line.message, "code": line.code, "at": request.time(line.writtenAt.timestamp),
            ]
        }
    }
}
