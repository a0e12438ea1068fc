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
        (filter.since, filter.until) = (instant("from", request), instant("to", request))
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
            "lead": lead(filter, request), "from": filter.since.map { "\($0.microseconds)" },
            "to": filter.until.map { "\($0.microseconds)" }, "allTimes": request.path(with: ["from": nil, "to": nil]),
            "kinds": choices(kinds, filter.kind?.rawValue), "states": choices(states, filter.state?.rawValue),
            "instance": filter.instance, "project": request.project,
            "jobs": page.items.map { JobView.row($0, request) }, "isEmpty": page.items.isEmpty,
            "more": request.more(page.next),
        ]
        let title =
            active.isEmpty ? request.say(\.jobs.title) : request.say(\.jobs.headline, ["count": active.count])
        return .page("jobs", title: title, section: .jobs, view)
    }

    /// In microseconds; nil for what is no time that anything can have happened at.
    private static func instant(_ name: String, _ request: ConsoleRequest) -> Timestamp? {
        request.query[name].flatMap { Int64($0) }.flatMap { (0...latest).contains($0) ? $0 : nil }
            .map { Timestamp(microseconds: $0) }
    }

    /// The last microsecond of the year 9999.
    private static let latest: Int64 = 253_402_300_799_999_999

    private static func lead(_ filter: JobFilter, _ request: ConsoleRequest) -> String {
        let values: [String: any WordValue] = ["project": request.project]
        guard let since = filter.since, let until = filter.until else { return request.say(\.jobs.lead, values) }
        return request.say(
            \.jobs.leadOf,
            values.merging(["from": request.clock(since), "to": request.clock(until)]) { first, _ in first })
    }

    private static func choices(_ all: [(String, String)], _ chosen: String?) -> [View] {
        all.map { value, text -> View in ["value": value, "text": text, "isChosen": value == chosen ?? ""] }
    }
}
