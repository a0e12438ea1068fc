internal import APIModel
internal import HTTPTypes
internal import Service

/// Jobs.
enum JobRoutes {
    static let all = [list, begin, show, cancel, resume, lines, result, events]
    private static let base = "\(RouteTable.base)/jobs"
    private static let one = "\(base)/{job}"

    private static let filters = [
        RouteParameter(name: "kind", schema: .word(JobDocument.kinds), text: "Only those of this kind."),
        RouteParameter(name: "state", schema: .word(JobDocument.states), text: "Only those in this state."),
        RouteParameter(name: "instance", schema: .name, text: "Only those of this instance."),
    ]

    private static let list = Route.read(
        base, "listJobs", "Jobs of a project, newest first.", RouteParameter.projectPage + filters
    ) { request in
        let filter = JobFilter(
            kind: request.query["kind"].flatMap { JobKind(rawValue: $0) },
            state: request.query["state"].flatMap { JobState(rawValue: $0) }, instance: request.query["instance"])
        return try await request.service.jobs(request.caller, in: request.project, filter, request.page)
    }

    private static let begin = Route.add(
        base, "beginJob", "Asks for a job.", [.project], body: JobForm.self
    ) { request, form in
        try await request.service.beginJob(request.caller, form, in: request.project, key: request.key)
    }

    private static let show = Route.read(
        one, "getJob", "One job, with how far it has come."
    ) { try await $0.service.job($0.caller, $0.path("job")) }

    private static let cancel = Route.act(
        "\(one)/cancel", "cancelJob", "Stops a job in good order; of no effect on one that has ended.", body: nil
    ) { try await $0.service.cancelJob($0.caller, $0.path("job")) }

    private static let resume = Route.act(
        "\(one)/resume", "resumeJob", "A job that failed or was cancelled is to be done after all.", body: nil
    ) { try await $0.service.resumeJob($0.caller, $0.path("job")) }

    private static let lines = Route.read(
        "\(one)/lines", "listJobLines", "What a job said, oldest first.", [.limit, .afterNumber]
    ) { request in
        try await request.service.jobLines(
            request.caller, request.path("job"), after: request.afterNumber, limit: request.limit)
    }

    private static let result = Route.read(
        "\(one)/result", "getJobResult", "What a lookup found out, or a restore brought back."
    ) { try await $0.service.jobResult($0.caller, $0.path("job")) }

    private static let events = Route(
        method: .get, path: "\(one)/events", name: "followJob",
        summary: "A job's lines and progress as they come, as server-sent events, until it has ended.",
        isEndless: true,
        answer: RouteAnswer(
            status: 200,
            form: .events(
                "Events `line` (a JobLineDocument; its number is the event's identifier), `job` (a JobDocument, "
                    + "whenever it changes) and `end`."))
    ) { request in try await JobEventStream.open(request) }
}
