internal import APIModel
internal import Core
internal import Service

/// Where a restore begins: the instances, and to when each can be brought back.
enum RestoreListPage {
    static let all: [ConsolePage] = [.get("/restore", "restore", show)]

    private static func show(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        if let instance = request.query["instance"], !instance.isEmpty {
            return .redirect(RestoreChoice(request).address(request.project, instance, step: nil))
        }
        let page = try await request.service.statuses(request.caller, in: request.project, request.page(limit: 200))
        let filter = JobFilter(kind: .restore)
        let jobs = try await request.service.jobs(
            request.caller, in: request.project, filter, PageRequest(limit: 10)
        ).items
        let reachable = page.items.count { $0.window != nil }
        let rows = page.items.map { status -> View in
            let address = RestoreChoice.path(status.project, status.instance)
            return [
                "name": status.instance, "level": request.label(status.level), "tone": tone(status.level),
                "instanceAddress": ConsoleRequest.address("instances", status.project, status.instance),
                "address": status.window == nil ? nil : address,
                "start": status.window.map { request.time($0.start.timestamp) },
                "end": status.window.map { request.time($0.end.timestamp) },
                "isOpen": status.window?.isOpen ?? false, "gaps": status.gaps,
                "hasGaps": status.gaps > 0,
                "drill": status.lastDrill.map { request.age($0.endedAt.timestamp) },
                "rto": status.lastDrill?.rtoSeconds.map { request.span($0) },
            ]
        }
        let view: View = [
            "rawHeadline": page.items.isEmpty
                ? request.sentence(\.restore.nobody)
                : request.sentence(\.restore.listHeadline, ["count": reachable]),
            "isEmpty": page.items.isEmpty, "rows": rows, "more": request.more(page.next),
            "jobs": jobs.map { RestoreWatchPage.row($0, request) }, "hasJobs": !jobs.isEmpty,
        ]
        return .page("restore-list", title: view.headline ?? request.say(\.restore.title), section: .restore, view)
    }

    static func tone(_ level: String) -> String {
        ["protected": "ok", "at-risk": "warn", "unprotected": "bad"][level] ?? ""
    }
}
