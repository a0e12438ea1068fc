internal import APIModel
internal import HTTPTypes
internal import Service

/// Whether the server works, and what the API is. None of these is below /api/v1 except the document.
enum HealthRoutes {
    static let all = [live, ready, metrics, document]

    private static let live = open(
        Route.read("/healthz", "getHealth", "Whether the process answers.") { $0.service.health })

    private static let ready = open(
        Route.read("/readyz", "getReadiness", "Whether the catalog answers too; 503 where it does not.") {
            try await $0.service.readiness()
        })

    private static let metrics = Route(
        method: .get, path: "/metrics", name: "getMetrics",
        summary: "Figures of the service and of every instance, in Prometheus' text form.", access: .metrics,
        audit: .hourly,
        answer: RouteAnswer(status: 200, form: .text("text/plain; version=0.0.4; charset=utf-8"))
    ) { request in
        let (fleet, instances) = try await request.service.figures(request.caller)
        let text = request.core.metrics.text() + FleetMetrics.text(fleet, instances)
        return .text(text, type: "text/plain; version=0.0.4; charset=utf-8")
    }

    private static let document = open(
        Route(
            method: .get, path: "\(RouteTable.base)/openapi.json", name: "getDocument",
            summary: "This document: OpenAPI 3.1.", answer: RouteAnswer(status: 200, form: .json("OpenAPI 3.1."))
        ) { request in
            ServerAnswer(status: 200, contentType: "application/json", content: .bytes(request.document))
        })

    private static func open(_ route: Route) -> Route {
        var route = route
        route.access = .everybody
        route.audit = .never
        return route
    }
}
