internal import APIModel
internal import Core
internal import Service

/// One channel: what it is, a test, and what was sent to it.
enum ChannelPage {
    static let all: [ConsolePage] = [
        .get("/channels/{channel}", "channel") { try await show($0, .none) },
        .post("/channels/{channel}/change", "changeChannel", change),
        .post("/channels/{channel}/test", "testChannel", test),
        .post("/channels/{channel}/remove", "removeChannel", remove),
    ]

    private static func show(_ request: ConsoleRequest, _ problems: PlacedProblems) async throws -> ConsoleAnswer {
        let channel = try await request.service.channel(request.caller, named: request.path("channel"))
        let mayManage = try await request.may(.changeChannel, on: ResourceReference(.channel, name: channel.name))
        let fields = ChannelFields.make(
            channel, isMail: channel.kind == "mail", isSent: problems.isAt("change"), request)
        var view = ChannelsPage.row(channel, request)
        view["lead"] = .text("\(channel.host) · \(request.label(channel.language, "subscriptions", "language"))")
        view["revision"] = .text("\(channel.revision)")
        view["mayManage"] = .flag(mayManage)
        view["fields"] = .list(request.fields(fields, problems.of("change")))
        view["changeProblems"] = problems.view("change", besides: fields.map(\.name)).viewValue
        view["testProblems"] = problems.view("test").viewValue
        view["removeProblems"] = problems.view("remove", besides: ["confirm"]).viewValue
        view["confirm"] = .view(request.confirmation(of: channel.name, problems.of("remove")))
        view["deliveriesPath"] = .text("/deliveries?channel=\(PercentEncoding.encoded(channel.name))")
        var sent: [DeliveryDocument] = []
        if mayManage {
            sent = try await request.service.deliveries(
                request.caller, state: nil, channel: channel.name, PageRequest(limit: 20)
            ).items
        }
        DeliveriesPage.add(sent, to: &view, request)
        return .page("channel", title: channel.name, section: .subscriptions, view)
    }

    private static func change(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let channel = try await request.service.changeChannel(
                request.caller, named: request.path("channel"), to: try ChannelFields.read(request.form),
                over: request.formRevision)
            return .redirect(ConsoleRequest.address("channels", channel.name), Flash(.done, request.say(\.frame.saved)))
        } form: { request, problems in
            try await show(request, PlacedProblems("change", problems))
        }
    }

    private static func test(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let name = request.path("channel")
            let report = try await request.service.testChannel(request.caller, named: name)
            let text = request.say(\.subscriptions.tested, ["span": request.span(report.seconds)])
            return .redirect(ConsoleRequest.address("channels", name), Flash(.done, text))
        } form: { request, problems in
            try await show(request, PlacedProblems("test", problems))
        }
    }

    private static func remove(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let name = request.path("channel")
            try request.requireTyped(name)
            try await request.service.removeChannel(request.caller, named: name, over: request.formRevision)
            return .redirect("/channels", Flash(.done, request.say(\.frame.removed)))
        } form: { request, problems in
            try await show(request, PlacedProblems("remove", problems))
        }
    }
}
