internal import APIModel
internal import Service

/// Who is told of what.
enum SubscriptionRoutes {
    static let all = [list, add, show, change, remove]
    private static let base = "\(RouteTable.base)/subscriptions"
    private static let one = "\(base)/{subscription}"

    private static let list = Route.read(
        base, "listSubscriptions", "Subscriptions, by name.", RouteParameter.page
    ) { try await $0.service.subscriptions($0.caller, $0.page) }

    private static let add = Route.add(
        base, "addSubscription", "Adds a subscription.", body: SubscriptionForm.self
    ) { request, form in try await request.service.addSubscription(request.caller, form) }

    private static let show = Route.read(
        one, "getSubscription", "One subscription."
    ) { try await $0.service.subscription($0.caller, named: $0.path("subscription")) }

    private static let change = Route.change(
        one, "changeSubscription", "Changes a subscription.", body: SubscriptionForm.self
    ) { request, form in
        try await request.service.changeSubscription(
            request.caller, named: request.path("subscription"), to: form, over: request.revision)
    }

    private static let remove = Route.remove(
        one, "removeSubscription", "Removes a subscription; what is on its way still arrives."
    ) { request in
        try await request.service.removeSubscription(
            request.caller, named: request.path("subscription"), over: request.revision)
    }
}
