internal import APIModel
internal import Service

/// Where messages go.
enum ChannelRoutes {
    static let all = [list, add, show, change, remove, test]
    private static let base = "\(RouteTable.base)/channels"
    private static let one = "\(base)/{channel}"

    private static let list = Route.read(
        base, "listChannels", "Channels, by name.", RouteParameter.page
    ) { try await $0.service.channels($0.caller, $0.page) }

    private static let add = Route.add(
        base, "addChannel", "Adds a channel; its address and secret are kept sealed.", body: ChannelForm.self
    ) { request, form in try await request.service.addChannel(request.caller, form) }

    private static let show = Route.read(
        one, "getChannel", "One channel, without what opens it."
    ) { try await $0.service.channel($0.caller, named: $0.path("channel")) }

    private static let change = Route.change(
        one, "changeChannel", "Changes a channel; an address and a secret that are absent stay as they are.",
        body: ChannelForm.self
    ) { request, form in
        try await request.service.changeChannel(
            request.caller, named: request.path("channel"), to: form, over: request.revision)
    }

    private static let remove = Route.remove(
        one, "removeChannel", "Removes a channel that no subscription names, and what is on its way to it."
    ) { request in
        try await request.service.removeChannel(request.caller, named: request.path("channel"), over: request.revision)
    }

    private static let test = Route.act(
        "\(one)/test", "testChannel", "Sends a message now and waits until the receiver has it.", body: nil,
        keepsAnswers: false
    ) { try await $0.service.testChannel($0.caller, named: $0.path("channel")) }
}
