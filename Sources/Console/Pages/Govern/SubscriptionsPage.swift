internal import APIModel
internal import Core
internal import Service

/// Who is told of what.
enum SubscriptionsPage {
    static let all: [ConsolePage] = [
        .get("/subscriptions", "subscriptions") { try await show($0, .none) },
        .post("/subscriptions", "addSubscription", add),
    ]

    /// Deliveries are for those who manage channels.
    static func tabs(_ request: ConsoleRequest, mayManage: Bool, here: String) -> [View] {
        var parts: [(path: String, word: KeyPath<Words, Word>)] = [
            ("/subscriptions", \.subscriptions.title), ("/channels", \.subscriptions.channels),
        ]
        if mayManage { parts.append(("/deliveries", \.subscriptions.deliveries)) }
        return request.tabs(parts, here: here)
    }

    private static func show(_ request: ConsoleRequest, _ problems: FormProblems) async throws -> ConsoleAnswer {
        let page = try await request.service.subscriptions(request.caller, request.page())
        let mayAdd = try await request.may(.addSubscription, on: ResourceReference(.subscription))
        let channels = try await ChannelsPage.names(request)
        let fields = SubscriptionFields.make(nil, channels: channels, isSent: !problems.isEmpty, request)
        let isEmpty = page.items.isEmpty
        let view: View = [
            "rawHeadline": isEmpty
                ? request.sentence(\.subscriptions.headlineNone)
                : request.sentence(\.subscriptions.headline, ["count": page.items.count]),
            "tabs": tabs(request, mayManage: mayAdd, here: "/subscriptions"), "hasSubscriptions": !isEmpty,
            "subscriptions": page.items.map { row($0, request) }, "more": request.more(page.next),
            "empty": request.say(channels.isEmpty ? \.subscriptions.emptyNoChannel : \.subscriptions.empty),
            "mayAdd": mayAdd && !channels.isEmpty, "isWrong": !problems.isEmpty,
            "fields": request.fields(fields, problems), "problems": problems.view(besides: fields.map(\.name)),
        ]
        return .page(
            "subscriptions", title: view.headline ?? request.say(\.subscriptions.title), section: .subscriptions, view)
    }

    static func row(_ subscription: SubscriptionDocument, _ request: ConsoleRequest) -> View {
        let limits = subscription.projects + subscription.instances + subscription.tags
        let all = request.say(\.subscriptions.all)
        let isOn = subscription.isEnabled
        return [
            "name": subscription.name, "path": ConsoleRequest.address("subscriptions", subscription.name),
            "channel": subscription.channel, "channelPath": ConsoleRequest.address("channels", subscription.channel),
            "severity": request.label(subscription.severity, "subscriptions", "severity"),
            "kinds": subscription.kinds.isEmpty ? all : subscription.kinds.joined(separator: ", "),
            "limits": limits.isEmpty ? all : limits.joined(separator: ", "), "tone": isOn ? "ok" : "",
            "state": request.say(isOn ? \.subscriptions.on : \.subscriptions.off),
        ]
    }

    private static func add(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let wanted = try SubscriptionFields.read(request.form)
            _ = try await request.service.addSubscription(request.caller, wanted)
            return .redirect("/subscriptions", Flash(.done, request.say(\.frame.saved)))
        } form: { request, problems in
            try await show(request, problems)
        }
    }
}
