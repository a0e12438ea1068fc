internal import APIModel
internal import HTTPTypes
internal import Service

/// The fleet's state and workers.
enum StatusRoutes {
    static let all = [fleet, instances, drills, evidence, workers]
    private static let base = RouteTable.base

    private static let fleet = Route.read(
        "\(base)/status", "getFleet", "The fleet, or one project, in a few figures.", [.onlyProject]
    ) { try await $0.service.summary($0.caller, of: $0.query["project"]) }

    private static let instances = Route.read(
        "\(base)/status/instances", "listStatus", "How well each instance of a project is protected now, by name.",
        RouteParameter.projectPage
    ) { try await $0.service.statuses($0.caller, in: $0.project, $0.page) }

    private static let drills = Route.read(
        "\(base)/instances/{instance}/drills", "listDrills", "Drills of an instance that have ended, newest first.",
        RouteParameter.projectPage
    ) { request in
        try await request.service.drills(
            request.caller, of: request.path("instance"), in: request.project, request.page)
    }

    private static let evidence = Route(
        method: .get, path: "\(base)/drills/{drill}/evidence", name: "getEvidence",
        summary: "The signed evidence of a drill, byte for byte as it was signed.",
        answer: RouteAnswer(status: 200, form: .json("See the page about operations."))
    ) { request in
        let document = try await request.service.evidence(request.caller, of: request.path("drill"))
        return ServerAnswer(status: 200, contentType: "application/json", content: .bytes(document))
    }

    private static let workers = Route.read(
        "\(base)/workers", "listWorkers", "Workers that were heard of lately, by name.", RouteParameter.page
    ) { try await $0.service.workers($0.caller, $0.page) }
}
