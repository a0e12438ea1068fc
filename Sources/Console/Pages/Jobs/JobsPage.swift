internal import APIModel
internal import Core
internal import Service

/// The jobs of a project, newest first.
enum JobsPage {
    static let all: [ConsolePage] = [.get("/jobs", "jobs", show)] + JobPage.all

    private static let rows = 50

    private static func show(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        var filter = JobFilter()
        filter.kind = request.query["kind"].flatMap { JobKind(rawValue: $0) }
        filter.state = request.query["state"].flatMap { JobState(rawValue: $0) }
        filter.instance = request.query["instance"].flatMap { $0.isEmpty ? nil : $0 }
        let page = try await request.service.jobs(
            request.caller, in: request.project, filter, request.page(limit: rows))
        let active = try await request.service.activeJobs(request.caller, in: request.project, limit: 1000)
        let kinds =
            [("", request.say(\.jobs.anyKind))] + JobKind.allCases.map { ($0.rawValue, request.label($0.rawValue)) }
        let states =
            [("", request.say(\.jobs.anyState))] + JobState.allCases.map { ($0.rawValue, request.label($0.rawValue)) }
        let view: View = [
            "rawHeadline": active.isEmpty
                ? request.sentence(\.jobs.idle) : request.sentence(\.jobs.headline, ["count": active.count]),
            "lead": request.say(\.jobs.lead, ["project": request.project]),
            "kinds": choices(kinds, filter.kind?.rawValue), "states": choices(states, filter.state?.rawValue),
            "instance": filter.instance, "project": request.project,
            "jobs": page.items.map { JobView.row($0, request) }, "isEmpty": page.items.isEmpty,
            "more": request.more(page.next),
        ]
        let title =
            active.isEmpty ? request.say(\.jobs.title) : request.say(\.jobs.headline, ["count": active.count])
        return .page("jobs", title: title, section: .jobs, view)
    }

    private static func choices(_ all: [(String, String)], _ chosen: String?) -> [View] {
        all.map { value, text -> View in ["value": value, "text": text, "isChosen": value == chosen ?? ""] }
    }
}
