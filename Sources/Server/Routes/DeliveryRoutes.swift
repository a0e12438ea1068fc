internal import APIModel
internal import Service

/// Messages on their way, and those that were given up.
enum DeliveryRoutes {
    static let all = [list, replay]
    private static let base = "\(RouteTable.base)/deliveries"

    private static let filters = [
        RouteParameter(
            name: "state", schema: .word(DeliveryDocument.states), text: "Only those in this state, such as dead."),
        RouteParameter(name: "channel", schema: .name, text: "Only those to this channel."),
    ]

    private static let list = Route.read(
        base, "listDeliveries", "Messages to channels, newest first.", RouteParameter.page + filters
    ) { request in
        try await request.service.deliveries(
            request.caller, state: request.query["state"].flatMap { DeliveryState.Phase(rawValue: $0) },
            channel: request.query["channel"], request.page)
    }

    private static let replay = Route.act(
        "\(base)/{delivery}/replay", "replayDelivery", "A message that was given up is tried again.", body: nil
    ) { try await $0.service.replayDelivery($0.caller, $0.path("delivery")) }
}
