internal import APIModel
internal import Core
internal import Service

/// Drills: what was proven, when, how long it took, and the signed evidence.
enum DrillsPage {
    private static let base = "/drills/{project}/{name}"
    static let all: [ConsolePage] = [
        .get("/drills", "drills", list), .get(base, "drillsOfInstance") { try await show($0, .none) },
        .post("\(base)/begin", "beginDrill", begin), .get("/evidence/{drill}", "evidence", evidence),
    ]

    private static func list(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        let page = try await request.service.statuses(request.caller, in: request.project, request.page(limit: 500))
        let proven = page.items.count { $0.lastDrill?.succeeded == true }
        let failed = page.items.count { $0.lastDrill?.succeeded == false }
        // What nobody has proven, and what failed, needs somebody.
        let order: (InstanceStatus) -> Int = { status in
            switch status.lastDrill?.succeeded {
            case false?: 0
            case nil: 1
            case true?: 2
            }
        }
        let rows = page.items.sorted { (order($0), $0.instance) < (order($1), $1.instance) }.map { status -> View in
            [
                "name": status.instance,
                "address": ConsoleRequest.address("drills", status.project, status.instance),
                "state": request.say(word(status.lastDrill?.succeeded)), "tone": tone(status.lastDrill?.succeeded),
                "endedAt": status.lastDrill.map { request.age($0.endedAt.timestamp) },
                "rto": status.lastDrill?.rtoSeconds.map { request.span($0) }, "plan": status.plan,
            ]
        }
        let view: View = [
            "rawHeadline": page.items.isEmpty
                ? request.sentence(\.drills.nobody)
                : request.sentence(\.drills.headline, ["proven": proven, "all": page.items.count]),
            "lead": failed > 0 ? request.say(\.drills.failedLead, ["count": failed]) : request.say(\.drills.lead),
            "isEmpty": page.items.isEmpty, "rows": rows, "more": request.more(page.next),
        ]
        return .page("drills", title: view.headline ?? request.say(\.drills.title), section: .drills, view)
    }

    private static func show(_ request: ConsoleRequest, _ problems: FormProblems) async throws -> ConsoleAnswer {
        let (project, name) = (request.path("project"), request.path("name"))
        let page = try await request.service.drills(request.caller, of: name, in: project, request.page(limit: 50))
        let filter = JobFilter(kind: .drill, instance: name)
        let jobs = try await request.service.jobs(request.caller, in: project, filter, PageRequest(limit: 10)).items
            .filter { JobState(rawValue: $0.state)?.isFinal == false }
        let mayBegin = try await request.may(
            .beginDrill, on: ResourceReference(.instance, project: project, name: name))
        let point = FormField(
            "point", request.say(\.drills.point), .choice, value: request.form["point"],
            choices: [
                FormField.Choice("newest", request.say(\.drills.pointNewest)),
                FormField.Choice("random", request.say(\.drills.pointRandom)),
            ])
        let last = page.items.first
        let headline =
            last.map { drill in
                request.sentence(
                    drill.passed ? \.drills.provenHeadline : \.drills.failedHeadline,
                    ["name": name, "time": request.clock(drill.restorePoint.timestamp)])
            } ?? request.sentence(\.drills.neverHeadline, ["name": name])
        let view: View = [
            "rawHeadline": headline, "path": ConsoleRequest.address("drills", project, name),
            "restore": RestoreChoice.path(project, name),
            "fields": request.fields([point], problems), "problems": problems.view(besides: ["point"]),
            "mayBegin": mayBegin, "jobs": jobs.map { RestoreWatchPage.row($0, request) }, "hasJobs": !jobs.isEmpty,
            "rows": page.items.map { row($0, request) }, "isEmpty": page.items.isEmpty,
            "more": request.more(page.next),
        ]
        return .page(
            "drills-instance", title: request.say(\.drills.titleOf, ["name": name]), section: .drills, view)
    }

    private static func row(_ drill: DrillReport, _ request: ConsoleRequest) -> View {
        [
            "endedAt": request.time(drill.endedAt.timestamp), "point": request.time(drill.restorePoint.timestamp),
            "state": request.say(word(drill.passed)), "tone": tone(drill.passed),
            "rto": drill.rtoSeconds.map { request.span($0) }, "failure": drill.failure, "base": drill.base,
            "plan": drill.plan, "job": ConsoleRequest.address("restores", drill.job),
            "evidence": ConsoleRequest.address("evidence", drill.id),
        ]
    }

    private static func begin(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let point = request.form.optional("point") ?? "newest"
            let form = try JobForm(
                kind: "drill", instance: request.path("name"), payload: .object(["point": .text(point)])
            ).checked(as: ["payload": ""])
            let job = try await request.service.beginJob(
                request.caller, form, in: request.path("project"), key: nil)
            return .redirect(ConsoleRequest.address("restores", job.id), Flash(.done, request.say(\.drills.begun)))
        } form: { request, problems in
            try await show(request, problems)
        }
    }

    private static func evidence(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        let drill = request.path("drill")
        let document = try await request.service.evidence(request.caller, of: drill)
        let name = drill.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        return .file(document, type: "application/json", name: "drill-\(name).json")
    }

    private static func word(_ passed: Bool?) -> KeyPath<Words, Word> {
        switch passed {
        case true?: \.drills.passed
        case false?: \.drills.failed
        case nil: \.drills.never
        }
    }

    private static func tone(_ passed: Bool?) -> String {
        switch passed {
        case true?: "ok"
        case false?: "bad"
        case nil: "warn"
        }
    }
}
