internal import APIModel
internal import Core
internal import Service

/// One instance: where it can be brought back to, and how it is.
enum InstancePage {
    static let all: [ConsolePage] =
        [
            .get("/instances/{project}/{name}", "instance", { try await show($0) }),
            .post("/instances/{project}/{name}/base", "takeBase") { try await begin("base", $0) },
            .post("/instances/{project}/{name}/drill", "runDrill") { try await begin("drill", $0) },
        ] + CheckPage.all

    private static let rows = 6
    private static let buttons: [ServiceFunction] = [
        .beginBase, .beginDrill, .checkInstance, .beginRestoreToNew, .changeInstance, .beginDataExport, .showPlan,
        .setCredentials,
    ]

    private static func show(
        _ request: ConsoleRequest, _ problems: FormProblems = .none
    ) async throws -> ConsoleAnswer {
        let (service, caller) = (request.service, request.caller)
        let (project, name) = (request.path("project"), request.path("name"))
        let document = try await service.instance(caller, named: name, in: project)
        let status = try await service.status(caller, of: name, in: project)
        let window = try await service.window(caller, of: name, in: project)
        let earliest = [window.spans.first?.start, window.bases.last?.convergence].compactMap { $0?.timestamp }.min()
        let range = TimelineRange(request, earliest: earliest)
        let history = try await service.history(caller, of: name, in: project, since: range.from)
        let day = request.now.adding(seconds: -86_400)
        let quarters = try await service.tides(caller, of: name, in: project, .quarter, since: day)
        let jobs = try await service.jobs(
            caller, in: project, JobFilter(instance: name), PageRequest(limit: rows))
        let events = try await service.events(
            caller, EventQuery(project: project, instance: name, newestFirst: true), limit: rows)
        let rights = try await request.permitted(
            buttons, on: ResourceReference(.instance, project: project, name: name))

        let timeline = InstanceTimeline(
            request: request, status: status, window: window, history: history, range: range)
        let path = ConsoleRequest.address("instances", project, name)
        var view = InstanceFactsView.view(status, document, window, history, request)
        view = view.merging(zoom(range, path, request))
        view["rawTimeline"] = .markup(timeline.markup())
        let happened = timeline.rows()
        view["happened"] = .list(happened)
        view["hasHappened"] = .flag(!happened.isEmpty)
        view["rawRisk"] = .markup(risk(quarters, status, history, request))
        view["isRisk"] = .flag(quarters.contains { $0.rpo != nil })
        view["jobs"] = .list(jobs.items.map { JobView.row($0, request) })
        view["hasJobs"] = .flag(!jobs.items.isEmpty)
        let scope = "project=\(PercentEncoding.encoded(project))&instance=\(PercentEncoding.encoded(name))"
        view["jobsAddress"] = .text("/jobs?\(scope)")
        view["rows"] = .list(events.items.map { EventView.row($0, request) })
        view["hasEvents"] = .flag(!events.items.isEmpty)
        view["eventsAddress"] = .text("/events?\(scope)")
        view["address"] = .text(path)
        view["mayTakeBase"] = .flag(rights.contains(.beginBase))
        view["mayDrill"] = .flag(rights.contains(.beginDrill))
        view["mayCheck"] = .flag(rights.contains(.checkInstance))
        view["restore"] =
            rights.contains(.beginRestoreToNew) ? .text(InstanceTimeline.restoreAddress(status)) : ViewValue.none
        view["problems"] = .view(problems.view())
        view["links"] = .list(links(status, rights, path, request))
        view["needsPlan"] = .flag(status.plan == nil && rights.contains(.changeInstance))
        let title = request.say(\.instances.titleOf, ["name": name, "state": InstanceFactsView.state(status, request)])
        return .page("instance", title: title, section: .instances, view)
    }

    /// Where else there is something about it, as far as the visitor may.
    private static func links(
        _ status: InstanceStatus, _ rights: Set<ServiceFunction>, _ path: String, _ request: ConsoleRequest
    ) -> [View] {
        let (project, name) = (status.project, status.instance)
        let inProject = "project=\(PercentEncoding.encoded(project))"
        let export = "/exports/new?\(inProject)&instance=\(PercentEncoding.encoded(name))"
        var links: [(KeyPath<Words, Word>, String)] = [
            (\.instances.toDrills, ConsoleRequest.address("drills", project, name))
        ]
        if rights.contains(.beginDataExport) { links.append((\.instances.toExport, export)) }
        if let plan = status.plan { links.append((\.instances.toPlan, ConsoleRequest.address("plans", project, plan))) }
        if rights.contains(.changeInstance) { links.append((\.instances.toEdit, "\(path)/edit")) }
        if rights.contains(.setCredentials) || rights.contains(.changeInstance) {
            links.append((\.instances.toAccount, "\(path)/setup"))
        }
        return links.map { ["text": request.say($0.0), "address": $0.1] }
    }

    private static func zoom(_ range: TimelineRange, _ path: String, _ request: ConsoleRequest) -> View {
        let words: [(String, KeyPath<Words, Word>)] = [
            ("6h", \.instances.span6h), ("24h", \.instances.span24h), ("7d", \.instances.span7d),
            ("35d", \.instances.span35d), ("all", \.instances.spanAll),
        ]
        return [
            "spans": words.map { name, word -> View in
                ["address": "\(path)?span=\(name)", "text": request.say(word), "isHere": name == range.span]
            },
            "earlier": range.address(path, shift: -0.5), "later": range.address(path, shift: 0.5),
            "closer": range.address(path, scale: 0.5), "wider": range.address(path, scale: 2),
            "shownFrom": request.time(range.from), "shownTo": request.time(range.to),
        ]
    }

    /// How far the log was behind, the worst of each quarter of an hour, and now.
    private static func risk(
        _ quarters: [Tide], _ status: InstanceStatus, _ history: InstanceHistory, _ request: ConsoleRequest
    ) -> Markup {
        let axis = TimeAxis(from: request.now.adding(seconds: -86_400), to: request.now, width: 420)
        var points = quarters.compactMap { tide in
            axis.middle(of: tide.beginsAt, seconds: tide.span.seconds).map { AreaChart.Point($0, tide.rpo) }
        }
        if let rpo = status.rpoSeconds { points.append(AreaChart.Point(request.now, rpo)) }
        var chart = AreaChart(axis: axis, height: 150, points: points)
        chart.isFilled = false
        chart.limit = history.rpoLimit.map { limit in
            (value: limit, text: request.say(\.instances.riskLimit, ["span": request.span(limit)]))
        }
        return chart.markup(label: request.say(\.instances.risk), in: request.settings.zone) { request.span($0) }
    }

    private static func begin(_ kind: String, _ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let (project, name) = (request.path("project"), request.path("name"))
            let form = JobForm(kind: kind, instance: name)
            let job = try await request.service.beginJob(request.caller, form, in: project, key: nil)
            return .redirect(ConsoleRequest.address("jobs", job.id), Flash(.done, request.say(\.instances.ordered)))
        } form: { request, problems in
            try await show(request, problems)
        }
    }
}
