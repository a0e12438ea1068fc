internal import APIModel
internal import Core
internal import Service

/// What happened, and who looks after what.
enum EventsPage {
    static let all: [ConsolePage] = [
        .get("/events", "events", list), .get("/events/{number}", "event", { try await show($0) }),
        .post("/events/{number}/acknowledge", "acknowledgeEvent", acknowledge),
    ]

    private static let rows = 50
    private static let openRows = 50

    private static func list(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        let chosen = request.query["severity"].flatMap { EventSeverity(rawValue: $0) }
        let project = filter("project", request)
        let query = EventQuery(
            kind: filter("kind", request), severity: chosen, project: project,
            instance: project == nil ? nil : filter("instance", request), newestFirst: true)
        let page = try await request.service.events(
            request.caller, query, after: request.query["after"].flatMap { Int64($0) }, limit: rows)
        let open = try await request.service.openTroubles(request.caller, in: project, limit: openRows)
        let mayTake = try await request.may(.acknowledgeEvent, on: ResourceReference(.instance, project: project))
        let severities: [(String, String)] = [
            ("", request.say(\.events.anySeverity)), ("information", request.say(\.events.information)),
            ("warning", request.say(\.events.warning)), ("critical", request.say(\.events.critical)),
        ]
        let choices = severities.map { value, text -> View in
            ["value": value, "text": text, "isChosen": value == chosen?.rawValue ?? ""]
        }
        let view: View = [
            "rawHeadline": open.isEmpty
                ? request.sentence(\.events.quiet) : request.sentence(\.events.headline, ["count": open.count]),
            "open": open.map { EventView.row($0, request) }, "hasOpen": !open.isEmpty, "mayAcknowledge": mayTake,
            "rows": page.items.map { EventView.row($0, request) }, "isEmpty": page.items.isEmpty,
            "severities": choices, "kind": query.kind, "instance": query.instance, "project": project,
            "more": request.more(page.next),
        ]
        let title = open.isEmpty ? request.say(\.events.quiet) : request.say(\.events.headline, ["count": open.count])
        return .page("events", title: title, section: .events, view)
    }

    private static func filter(_ name: String, _ request: ConsoleRequest) -> String? {
        request.query[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    private static func show(
        _ request: ConsoleRequest, _ problems: FormProblems = .none
    ) async throws -> ConsoleAnswer {
        let event = try await request.service.event(request.caller, number(request))
        let details = EventView.details(event).sorted { $0.key < $1.key }.map { key, value -> View in
            ["name": NoticeWords.label(key, inChinese: request.language == .zh), "value": value]
        }
        let subject = ResourceReference(
            event.instance == nil ? .service : .instance, project: event.project, name: event.instance)
        let mayTake = try await request.may(.acknowledgeEvent, on: subject)
        let title = EventView.title(of: event.kind, request)
        let note = FormField("note", request.say(\.events.note), help: request.say(\.events.noteHelp))
        var view = EventView.row(event, request)
        view["details"] = .list(details)
        view["mayTake"] = .flag(mayTake && event.alarm.map { $0.overAt == nil && $0.acknowledgedAt == nil } ?? false)
        view["fields"] = .list(request.fields([note], problems))
        view["problems"] = .view(problems.view(besides: ["note"]))
        view["happenedAt"] = .view(request.time(event.happenedAt.timestamp))
        view["severity"] = .text(event.severity)
        view["since"] = event.alarm.map { ViewValue.view(request.time($0.since.timestamp)) } ?? ViewValue.none
        view["overAt"] = event.alarm?.overAt.map { ViewValue.view(request.time($0.timestamp)) } ?? ViewValue.none
        view["count"] = event.alarm.map { $0.count.viewValue } ?? ViewValue.none
        view["job"] = event.job.map { ViewValue.text(ConsoleRequest.address("jobs", $0)) } ?? ViewValue.none
        view["numberText"] = .text(request.say(\.events.number, ["number": "\(event.number)"]))
        return .page("event", title: title, section: .events, view)
    }

    private static func acknowledge(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let number = number(request)
            let form = try AcknowledgeForm(note: request.form.optional("note")).checked()
            _ = try await request.service.acknowledgeEvent(request.caller, number, note: form.note)
            let back = request.form.optional("return").map { LocalPath.checked($0) }
            return .redirect(
                back ?? ConsoleRequest.address("events", "\(number)"), Flash(.done, request.say(\.events.taken)))
        } form: { request, problems in
            try await show(request, problems)
        }
    }

    /// 0, which no event has, for what is no number.
    private static func number(_ request: ConsoleRequest) -> Int64 { Int64(request.path("number")) ?? 0 }
}
