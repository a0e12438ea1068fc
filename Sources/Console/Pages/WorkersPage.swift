internal import APIModel
internal import Core
internal import Service

/// Workers: who runs jobs now. The example of how a page is written.
enum WorkersPage {
    static let all: [ConsolePage] = [
        .get("/workers", "workers", show), .get("/workers/live", "workersLive", isEndless: true, follow),
    ]

    private static func show(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        let workers = try await request.service.workers(request.caller, request.page()).items
        var view = rows(workers, try await running(request), request)
        view["rawHeadline"] = .markup(
            workers.isEmpty
                ? request.sentence(\.workers.nobody)
                : request.sentence(\.workers.headline, ["count": workers.count]))
        view["lead"] = .text(
            request.say(\.workers.silent, ["span": request.span(TidemarkService.workerSilence)]))
        return .page("workers", title: view.headline ?? request.say(\.workers.title), section: .workers, view)
    }

    /// The rows again, whenever somebody comes or goes while the page is open.
    private static func follow(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        .events(
            EventFeed { cursor in
                let workers = try await request.service.workers(request.caller, request.page()).items
                let jobs = try await running(request)
                let there = workers.map { "\($0.id) \($0.startedAt)" } + jobs.map(\.id)
                let shown = there.joined(separator: ",")
                guard shown != cursor else { return EventFeed.Batch(events: [], cursor: shown) }
                let markup = try request.console.fragment("workers-rows", rows(workers, jobs, request), for: request)
                return EventFeed.Batch(events: [.replace("workers-live", markup)], cursor: shown)
            })
    }

    /// What runs now, streams left out, as far as the visitor may see it.
    private static func running(_ request: ConsoleRequest) async throws -> [JobDocument] {
        try await request.beside(.listJobs, on: .service) {
            try await request.service.activeJobs(request.quiet, limit: mostJobs)
        }.filter { $0.worker != nil && $0.state == JobState.running.rawValue }
    }

    private static let mostJobs = 1000
    /// Jobs that are named of a worker.
    private static let mostNamed = 5

    private static func rows(
        _ workers: [WorkerDocument], _ jobs: [JobDocument], _ request: ConsoleRequest
    ) -> View {
        let own = Dictionary(grouping: jobs) { $0.worker ?? "" }
        return ["isEmpty": workers.isEmpty, "workers": workers.map { row($0, own[$0.id] ?? [], request) }]
    }

    private static func row(_ worker: WorkerDocument, _ jobs: [JobDocument], _ request: ConsoleRequest) -> View {
        let named = jobs.prefix(mostNamed).map { job -> View in
            [
                "address": ConsoleRequest.address("jobs", job.id),
                "text": "\(request.label(job.kind)) \(job.instance ?? job.repository ?? "")",
            ]
        }
        return [
            "jobs": named, "rest": jobs.count > named.count ? "+\(jobs.count - named.count)" : nil,
            "name": worker.id, "sites": worker.sites.joined(separator: ", "),
            "kinds": worker.kinds.map { request.label($0) }.joined(separator: ", "),
            "slots": worker.slots, "streams": worker.streams, "version": worker.version,
            "startedAt": request.time(worker.startedAt.timestamp), "seenAt": request.age(worker.seenAt.timestamp),
        ]
    }
}
