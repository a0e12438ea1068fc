internal import APIModel
internal import Core
internal import Service

/// One subscription.
enum SubscriptionPage {
    static let all: [ConsolePage] = [
        .get("/subscriptions/{subscription}", "subscription") { try await show($0, .none) },
        .post("/subscriptions/{subscription}/change", "changeSubscription", change),
        .post("/subscriptions/{subscription}/test", "testSubscription", test),
        .post("/subscriptions/{subscription}/remove", "removeSubscription", remove),
    ]

    private static func show(_ request: ConsoleRequest, _ problems: PlacedProblems) async throws -> ConsoleAnswer {
        let stored = try await request.service.subscription(request.caller, named: request.path("subscription"))
        let mayChange = try await request.may(
            .changeSubscription, on: ResourceReference(.subscription, name: stored.name))
        let fields = SubscriptionFields.make(
            stored, channels: try await ChannelsPage.names(request), isSent: problems.isAt("change"), request)
        var view = SubscriptionsPage.row(stored, request)
        let facts = fields.filter { $0.kind != .box && !$0.value.isEmpty }
        view["lead"] = .text("\(request.label(stored.severity, "subscriptions", "severity")) → \(stored.channel)")
        view["revision"] = .text("\(stored.revision)")
        view["mayChange"] = .flag(mayChange)
        view["fields"] = .list(request.fields(fields, problems.of("change")))
        view["facts"] = .list(facts.map { field -> View in ["label": field.label, "value": field.value] })
        view["changeProblems"] = problems.view("change", besides: fields.map(\.name)).viewValue
        view["testProblems"] = problems.view("test").viewValue
        view["removeProblems"] = problems.view("remove", besides: ["confirm"]).viewValue
        view["confirm"] = .view(request.confirmation(of: stored.name, problems.of("remove")))
        return .page("subscription", title: stored.name, section: .subscriptions, view)
    }

    private static func change(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let wanted = try SubscriptionFields.read(request.form)
            let stored = try await request.service.changeSubscription(
                request.caller, named: request.path("subscription"), to: wanted, over: request.formRevision)
            return .redirect(
                ConsoleRequest.address("subscriptions", stored.name), Flash(.done, request.say(\.frame.saved)))
        } form: { request, problems in
            try await show(request, PlacedProblems("change", problems))
        }
    }

    /// Sends a test to where its events go.
    private static func test(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let stored = try await request.service.subscription(request.caller, named: request.path("subscription"))
            let report = try await request.service.testChannel(request.caller, named: stored.channel)
            let text = request.say(\.subscriptions.tested, ["span": request.span(report.seconds)])
            return .redirect(ConsoleRequest.address("subscriptions", stored.name), Flash(.done, text))
        } form: { request, problems in
            try await show(request, PlacedProblems("test", problems))
        }
    }

    private static func remove(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let name = request.path("subscription")
            try request.requireTyped(name)
            try await request.service.removeSubscription(request.caller, named: name, over: request.formRevision)
            return .redirect("/subscriptions", Flash(.done, request.say(\.frame.removed)))
        } form: { request, problems in
            try await show(request, PlacedProblems("remove", problems))
        }
    }
}
