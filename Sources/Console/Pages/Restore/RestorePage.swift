internal import APIModel
internal import Core
internal import Service

/// Bringing an instance back, in one path: the moment, what, where, and after a look at what will happen, the confirmation.
enum RestorePage {
    private static let base = "/restore/{project}/{name}"
    static let all: [ConsolePage] = [
        .get(base, "restorePath") { try await show($0, .none) }, .post("\(base)/plan", "planRestore", plan),
        .post("\(base)/begin", "beginRestore", begin), .post("\(base)/search", "searchLog", search),
        .post("\(base)/undo", "undoTransaction", undo),
    ]

    // MARK: What is done

    private static func plan(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let (project, name) = (request.path("project"), request.path("name"))
            let choice = RestoreChoice(request)
            let form = try choice.forecast(of: name, request).checked(as: RestoreChoice.fields)
            let job = try await request.service.beginJob(request.caller, form, in: project, key: nil)
            return .redirect(choice.address(project, name, step: .confirm, plan: job.id))
        } form: { request, problems in
            try await show(request, problems, at: .place)
        }
    }

    private static func begin(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let (project, name) = (request.path("project"), request.path("name"))
            let choice = RestoreChoice(request)
            if let destroyed = choice.destroyed(name) { try request.requireTyped(destroyed) }
            guard !choice.plan.isEmpty,
                try await request.service.job(request.caller, choice.plan).isLookup(of: name, in: project),
                let forecast = try await request.service.jobResult(request.caller, choice.plan).forecast
            else {
                throw RefusedFields(
                    path: "plan", request.say(\.restore.notChosen), hint: request.say(\.restore.choosePlan))
            }
            let form = try choice.restore(of: name, flavour: forecast.flavour, request).checked(
                as: RestoreChoice.fields)
            let job = try await request.service.beginJob(request.caller, form, in: project, key: nil)
            return .redirect(
                ConsoleRequest.address("restores", job.id), Flash(.done, request.say(\.restore.begun)))
        } form: { request, problems in
            try await show(request, problems, at: .confirm)
        }
    }

    private static func search(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await lookup("log", request)
    }

    private static func undo(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await lookup("undo", request)
    }

    private static func lookup(_ what: String, _ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let form = try LogQuestion(request.form).job(what, of: request.path("name"), request).checked(
                as: ["payload": ""])
            let job = try await request.service.beginJob(
                request.caller, form, in: request.path("project"), key: nil)
            return .redirect(ConsoleRequest.address("lookups", job.id))
        } form: { request, problems in
            try await show(request, problems, at: .moment)
        }
    }

    // MARK: What is shown

    private static func show(
        _ request: ConsoleRequest, _ given: FormProblems, at wanted: RestoreChoice.Step? = nil
    ) async throws -> ConsoleAnswer {
        let (project, name) = (request.path("project"), request.path("name"))
        let choice = RestoreChoice(request)
        let window = try await request.service.window(request.caller, of: name, in: project)
        var problems = given
        if problems.isEmpty, let problem = choice.problem ?? missingNames(choice, request) {
            problems = try FormProblems(problem, for: request)
        }
        let step = step(choice, wanted ?? request.query["step"].flatMap(RestoreChoice.Step.init(rawValue:)))
        let moment = RestoreWords.said(choice, request)
        var view: View = [
            "rawHeadline": request.sentence(\.restore.headline, ["name": name]),
            "lead": moment ?? request.say(\.restore.unchosen), "path": RestoreChoice.path(project, name),
            "steps": RestoreSteps.view(choice, step, request), "hidden": choice.hidden(besides: fields(of: step)),
            "isMoment": false, "isWhat": false, "isPlace": false, "isConfirm": false,
        ]
        let named = fields(of: step) + ["confirm"]
        view["problems"] = .view(problems.view(besides: named))
        view["searchProblems"] = .view(given.view(besides: LogQuestion.names))
        switch step {
        case .moment: view = view.merging(try await momentView(choice, window, request, problems))
        case .what: view = view.merging(whatView(choice, request, problems))
        case .place: view = view.merging(try await placeView(choice, request, problems))
        case .confirm: view = view.merging(try await RestoreConfirmation.view(choice, name, request, problems))
        }
        let title = request.say(\.restore.pathTitle, ["name": name])
        return .page(
            "restore-\(step.rawValue)", title: title, section: .restore, view,
            status: given.isEmpty && !problems.isEmpty ? 422 : 200)
    }

    /// The one that is wished for, as far as what it needs is chosen.
    private static func step(_ choice: RestoreChoice, _ wanted: RestoreChoice.Step?) -> RestoreChoice.Step {
        let order = RestoreChoice.Step.allCases
        guard let wanted, let asked = order.firstIndex(of: wanted), let reached = order.firstIndex(of: choice.next)
        else { return choice.next }
        return asked <= reached ? wanted : choice.next
    }

    /// Some databases and tables are wanted, and none is named.
    private static func missingNames(_ choice: RestoreChoice, _ request: ConsoleRequest) -> RefusedFields? {
        guard choice.moment != nil, choice.isPart == true, choice.names.isEmpty else { return nil }
        return RefusedFields(
            path: "names", request.say(\.restore.notChosen), hint: request.say(\.restore.chooseWhat))
    }

    private static func fields(of step: RestoreChoice.Step) -> [String] {
        switch step {
        case .moment: ["to", "before", "step"]
        case .what: ["what", "names", "renames"]
        case .place: ["where", "targetInstance", "existing", "repository"]
        case .confirm: []
        }
    }

    private static func momentView(
        _ choice: RestoreChoice, _ window: WindowDocument, _ request: ConsoleRequest, _ problems: FormProblems
    ) async throws -> View {
        let (project, name) = (request.path("project"), request.path("name"))
        let rest = choice.hidden(besides: ["to", "before"])
        var chosen: Timestamp?
        if case .time(let time)? = choice.moment { chosen = time }
        var address = RestoreChoice.path(project, name) + "?to={at}"
        for pair in choice.pairs where !["to", "before", "plan"].contains(pair.name) {
            address += "&\(pair.name)=\(PercentEncoding.encoded(pair.value).replacing("/", with: "%2F"))"
        }
        let whole = choice.address(project, name, step: .moment)
        let part = part(request)
        let drawing = WindowDrawing(
            window, request, address: address, chosen: chosen, zoom: "\(whole)&shownFrom={from}&shownTo={to}",
            part: part
        ).markup
        let spans = window.spans.reversed().prefix(20).map { span -> View in
            [
                "start": request.time(span.start.timestamp), "end": request.time(span.end.timestamp),
                "isOpen": span.isOpen, "at": String(span.end.timestamp.microseconds),
                "latest": span.isOpen ? "latest" : String(span.end.timestamp.microseconds),
            ]
        }
        let shown = choice.moment.map { RestoreWords.typed($0, request) } ?? choice.to
        let time = FormField(
            "to", request.say(\.restore.time, ["zone": request.settings.zone.description]), value: shown,
            help: request.say(\.restore.timeHelp), autocomplete: "off",
            placeholder: request.precise(window.spans.last?.end.timestamp ?? request.now))
        let before = FormField(
            "before", request.say(\.restore.before), value: choice.before, help: request.say(\.restore.beforeHelp),
            autocomplete: "off")
        let maySearch = try await request.may(
            .beginSearch, on: ResourceReference(.instance, project: project, name: name))
        return [
            "isMoment": true, "rawTimeline": drawing, "whole": part == nil ? nil : whole, "spans": spans,
            "isEmpty": window.spans.isEmpty,
            "momentHidden": rest, "timeFields": request.fields([time], problems),
            "beforeFields": request.fields([before], problems), "maySearch": maySearch,
            "searchFields": request.fields(LogQuestion(request.form).fields(request), problems),
            "instanceName": name,
        ]
    }

    /// The part of the line that is shown, in microseconds; nil for all of it.
    private static func part(_ request: ConsoleRequest) -> ClosedRange<Int64>? {
        guard let from = request.query["shownFrom"].flatMap({ Int64($0) }),
            let to = request.query["shownTo"].flatMap({ Int64($0) }),
            0 <= from, from < to
        else { return nil }
        return from...to
    }

    private static func whatView(
        _ choice: RestoreChoice, _ request: ConsoleRequest, _ problems: FormProblems
    ) -> View {
        let what = FormField(
            "what", request.say(\.restore.what), .choice, value: choice.isPart == true ? "part" : "all",
            choices: [
                FormField.Choice("all", request.say(\.restore.whatAll)),
                FormField.Choice("part", request.say(\.restore.whatPart)),
            ])
        let names = FormField(
            "names", request.say(\.restore.names), .area, value: choice.names.joined(separator: "\n"),
            help: request.say(\.restore.namesHelp), placeholder: "shop.orders")
        let renames = FormField(
            "renames", request.say(\.restore.renames), .area, value: choice.renames.joined(separator: "\n"),
            help: request.say(\.restore.renamesHelp), placeholder: "shop.orders=shop.orders_before")
        return ["isWhat": true, "fields": request.fields([what, names, renames], problems)]
    }

    private static func placeView(
        _ choice: RestoreChoice, _ request: ConsoleRequest, _ problems: FormProblems
    ) async throws -> View {
        let (project, name) = (request.path("project"), request.path("name"))
        let page = PageRequest(limit: PageRequest.largest)
        let others = try await request.service.instances(request.caller, in: project, page).items
            .map(\.name).filter { $0 != name }
        let instances = [FormField.Choice("", "–")] + others.map { FormField.Choice($0, $0) }
        let place = FormField(
            "where", request.say(\.restore.place), .choice, value: choice.place?.rawValue ?? "new",
            choices: RestoreChoice.Place.allCases.map {
                FormField.Choice($0.rawValue, request.say(RestoreWords.word(of: $0), ["name": name]))
            })
        let target = FormField(
            "targetInstance", request.say(\.restore.target), .choice, value: choice.target,
            help: request.say(\.restore.targetHelp), choices: instances)
        let existing = FormField(
            "existing", request.say(\.restore.existing), .choice, value: choice.existing,
            help: request.say(\.restore.existingHelp),
            choices: [
                FormField.Choice("refuse", request.say(\.restore.existingRefuse)),
                FormField.Choice("rename-old", request.say(\.restore.existingRename)),
                FormField.Choice("replace", request.say(\.restore.existingReplace)),
            ])
        var fields = [place, target, existing]
        if let repository = try await Repositories.field(choice.repository, project, request) {
            fields.append(repository)
        }
        return ["isPlace": true, "fields": request.fields(fields, problems)]
    }

    /// Which repository, where there are several.
    enum Repositories {
        static func field(_ chosen: String, _ project: String, _ request: ConsoleRequest) async throws -> FormField? {
            do {
                let page = PageRequest(limit: PageRequest.largest)
                let names = try await request.service.repositories(request.caller, in: project, page).items
                    .map(\.name)
                guard names.count > 1 else { return nil }
                return FormField(
                    "repository", request.say(\.restore.repository), .choice, value: chosen,
                    help: request.say(\.restore.repositoryHelp),
                    choices: [FormField.Choice("", request.say(\.restore.ofPlan))]
                        + names.map { FormField.Choice($0, $0) })
            } catch let error as TidemarkError where error.isAbsence {
                return nil
            }
        }
    }
}
