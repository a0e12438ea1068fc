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
        var view = rows(workers, request)
        view["rawHeadline"] = .markup(
            workers.isEmpty
                ? request.sentence(\.workers.nobody)
                : request.sentence(\.workers.headline, ["count": workers.count]))
        view["lead"] = .text(
            request.say(\.workers.silent, ["span": request.span(TidemarkService.workerSilence)]))
        return .page("workers", title: request.say(\.workers.title), section: .workers, view)
    }

    /// The rows again, whenever somebody comes or goes while the page is open.
    private static func follow(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        .events(
            EventFeed { cursor in
                let workers = try await request.service.workers(request.caller, request.page()).items
                let shown = workers.map { "\($0.id) \($0.startedAt)" }.joined(separator: ",")
                guard shown != cursor else { return EventFeed.Batch(events: [], cursor: shown) }
                let markup = try request.console.fragment("workers-rows", rows(workers, request), for: request)
                return EventFeed.Batch(events: [.replace("workers-live", markup)], cursor: shown)
            })
    }

    private static func rows(_ workers: [WorkerDocument], _ request: ConsoleRequest) -> View {
        ["isEmpty": workers.isEmpty, "workers": workers.map { row($0, request) }]
    }

    private static func row(_ worker: WorkerDocument, _ request: ConsoleRequest) -> View {
        [
            "name": worker.id, "sites": worker.sites.joined(separator: ", "),
            "kinds": worker.kinds.map { request.label($0) }.joined(separator: ", "),
            "slots": worker.slots, "streams": worker.streams, "version": worker.version,
            "startedAt": request.time(worker.startedAt.timestamp), "seenAt": request.age(worker.seenAt.timestamp),
        ]
    }
}
