internal import APIModel
internal import Core
internal import Service

/// Messages on their way, and those that were given up.
enum DeliveriesPage {
    static let all: [ConsolePage] = [
        .get("/deliveries", "deliveries") { try await show($0, .none) },
        .post("/deliveries/{delivery}/replay", "replayDelivery", replay),
    ]

    private static func show(_ request: ConsoleRequest, _ problems: PlacedProblems) async throws -> ConsoleAnswer {
        let state = DeliveryState.Phase(rawValue: request.query["state"] ?? "")
        let channel = request.query["channel"].flatMap { $0.isEmpty ? nil : $0 }
        let page = try await request.service.deliveries(
            request.caller, state: state, channel: channel, request.page(limit: 100))
        let dead = page.items.count { $0.state == DeliveryState.Phase.dead.rawValue }
        let any = FormField.Choice("", request.say(\.subscriptions.all))
        let states = DeliveryDocument.states.map { FormField.Choice($0, request.label($0, "subscriptions", "state")) }
        let channels = try await ChannelsPage.names(request).map { FormField.Choice($0, $0) }
        let fields = [
            FormField(
                "state", request.say(\.subscriptions.state), .choice, value: state?.rawValue ?? "",
                choices: [any] + states),
            FormField(
                "channel", request.say(\.subscriptions.channel), .choice, value: channel ?? "",
                choices: [any] + channels),
        ]
        let headline =
            dead == 0
            ? request.sentence(\.subscriptions.deliveriesFine)
            : request.sentence(\.subscriptions.deliveriesHeadline, ["count": dead])
        var view: View = [
            "rawHeadline": headline, "fields": request.fields(fields), "more": request.more(page.next),
            "tabs": SubscriptionsPage.tabs(request, mayManage: true, here: "/deliveries"),
        ]
        add(page.items, to: &view, request, problems)
        return .page("deliveries", title: request.say(\.subscriptions.deliveries), section: .subscriptions, view)
    }

    /// For the partial `deliveries-table`.
    static func add(
        _ deliveries: [DeliveryDocument], to view: inout View, _ request: ConsoleRequest,
        _ problems: PlacedProblems = .none
    ) {
        view["deliveries"] = .list(deliveries.map { row($0, request, problems) })
        view["hasDeliveries"] = .flag(!deliveries.isEmpty)
    }

    private static func row(
        _ delivery: DeliveryDocument, _ request: ConsoleRequest, _ problems: PlacedProblems
    ) -> View {
        let tone =
            switch delivery.state {
            case "sent": "ok"
            case "dead": "bad"
            default: "warn"
            }
        let path = "\(ConsoleRequest.address("deliveries", delivery.id))/replay"
        return [
            "createdAt": request.time(delivery.createdAt.timestamp), "channel": delivery.channel,
            "channelPath": ConsoleRequest.address("channels", delivery.channel), "event": event(delivery.kind, request),
            "purpose": request.label(delivery.purpose, "subscriptions", "purpose"), "tone": tone,
            "state": request.label(delivery.state, "subscriptions", "state"), "tries": delivery.tries,
            "nextTryAt": delivery.nextTryAt.map { request.age($0.timestamp) }, "failure": delivery.failure,
            "replayPath": delivery.state == "dead" ? path : nil, "problems": problems.view(delivery.id),
        ]
    }

    /// What a kind of event is called.
    static func event(_ kind: String, _ request: ConsoleRequest) -> String {
        guard let traits = EventKind(rawValue: kind)?.traits else {
            return kind == "channel.test" ? request.say(\.subscriptions.testEvent) : kind
        }
        return request.language == .zh ? traits.chinese : traits.english
    }

    private static func replay(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            _ = try await request.service.replayDelivery(request.caller, request.path("delivery"))
            return .redirect("/deliveries", Flash(.done, request.say(\.subscriptions.replayed)))
        } form: { request, problems in
            try await show(request, PlacedProblems(request.path("delivery"), problems))
        }
    }
}
