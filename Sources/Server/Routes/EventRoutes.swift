internal import APIModel
internal import Service

/// What happened, and who looks after it.
enum EventRoutes {
    static let all = [list, show, acknowledge]
    private static let base = "\(RouteTable.base)/events"
    private static let one = "\(base)/{event}"

    private static let filters = [
        RouteParameter(
            name: "kind", schema: .text(TextRule(least: 1, most: 64)), text: "Only this kind, or job.* for all such."),
        RouteParameter(name: "severity", schema: .word(SubscriptionForm.severities), text: "From here on."),
        .onlyProject,
        RouteParameter(
            name: "instance", schema: .name,
            text: "Only what is about it; of the project `default` where none is named."),
        RouteParameter(
            name: "order", schema: .word(["oldest", "newest"]),
            text: "`oldest` where absent; with `newest`, `after` is the number before which the page begins."),
    ]

    private static let list = Route.read(
        base, "listEvents", "What happened, oldest first or newest first.", [.limit, .afterNumber] + filters
    ) { request in
        let query = EventQuery(
            kind: request.query["kind"], severity: request.query["severity"].flatMap { EventSeverity(rawValue: $0) },
            project: request.query["project"], instance: request.query["instance"],
            newestFirst: request.query["order"] == "newest")
        return try await request.service.events(
            request.caller, query, after: request.query["after"].flatMap { Int64($0) }, limit: request.limit)
    }

    private static let show = Route.read(
        one, "getEvent", "One event, with the trouble it is part of."
    ) { try await $0.service.event($0.caller, $0.number("event")) }

    private static let acknowledge = Route.act(
        "\(one)/acknowledge", "acknowledgeEvent",
        "Somebody looks after the trouble an event is part of: it is not told again until it is over.",
        body: .type(AcknowledgeForm.self)
    ) { request in
        try await request.service.acknowledgeEvent(
            request.caller, request.number("event"), note: try request.value(AcknowledgeForm.self).note)
    }
}

extension ServerRequest {
    /// A parameter of the path that is a number; what is none is the number of nothing.
    fileprivate func number(_ name: String) -> Int64 { Int64(path(name)) ?? 0 }
}
