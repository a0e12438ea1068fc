internal import APIModel
internal import Core
internal import Service

/// Where messages go.
enum ChannelsPage {
    static let all: [ConsolePage] = [
        .get("/channels", "channels") { try await show($0, .none) }, .post("/channels", "addChannel", add),
    ]

    /// Of all channels that a form offers.
    static func names(_ request: ConsoleRequest) async throws -> [String] {
        try await request.service.channels(request.quiet, PageRequest(limit: PageRequest.largest)).items.map(\.name)
    }

    private static func show(_ request: ConsoleRequest, _ problems: FormProblems) async throws -> ConsoleAnswer {
        let page = try await request.service.channels(request.caller, request.page())
        let mayManage = try await request.may(.addChannel, on: ResourceReference(.channel))
        let isSent = !problems.isEmpty
        let wanted = isSent ? (request.form["kind"] == "mail" ? "mail" : "hook") : request.query["add"] ?? ""
        var form: View?
        if ["mail", "hook"].contains(wanted) {
            let isMail = wanted == "mail"
            let fields = ChannelFields.make(nil, isMail: isMail, isSent: isSent, request)
            form = [
                "title": request.say(isMail ? \.subscriptions.addMail : \.subscriptions.addHook),
                "fields": request.fields(fields, problems), "problems": problems.view(besides: fields.map(\.name)),
            ]
        }
        let view: View = [
            "rawHeadline": request.sentence(\.subscriptions.channelsHeadline, ["count": page.items.count]),
            "tabs": SubscriptionsPage.tabs(request, mayManage: mayManage, here: "/channels"),
            "channels": page.items.map { row($0, request) }, "hasChannels": !page.items.isEmpty,
            "more": request.more(page.next), "mayManage": mayManage, "form": form,
        ]
        return .page("channels", title: request.say(\.subscriptions.channels), section: .subscriptions, view)
    }

    static func row(_ channel: ChannelDocument, _ request: ConsoleRequest) -> View {
        [
            "name": channel.name, "path": ConsoleRequest.address("channels", channel.name),
            "kind": request.label(channel.kind, "subscriptions", "kind"), "host": channel.host,
            "language": request.label(channel.language, "subscriptions", "language"),
            "createdAt": request.time(channel.createdAt.timestamp),
        ]
    }

    private static func add(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let channel = try await request.service.addChannel(request.caller, try ChannelFields.read(request.form))
            return .redirect(ConsoleRequest.address("channels", channel.name), Flash(.done, request.say(\.frame.saved)))
        } form: { request, problems in
            try await show(request, problems)
        }
    }
}
