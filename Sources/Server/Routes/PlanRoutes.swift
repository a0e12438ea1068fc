internal import APIModel
internal import HTTPTypes
internal import Service

/// Plans.
enum PlanRoutes {
    static let all = [list, add, apply, show, change, remove]
    private static let base = "\(RouteTable.base)/plans"
    private static let one = "\(base)/{plan}"
    private static let form = "A plan with its `name`, as the page about plans describes it."

    private static let list = Route.read(
        base, "listPlans", "Plans of a project, by name.", RouteParameter.projectPage
    ) { try await $0.service.plans($0.caller, in: $0.project, $0.page) }

    private static let add = Route(
        method: .post, path: base, name: "addPlan", summary: "Adds a plan.", parameters: [.project],
        body: RouteBody(form: .document(form)), keepsAnswers: true,
        answer: RouteAnswer(status: 201, form: .type(PlanDocument.self))
    ) { request in
        let plan = try await request.service.addPlan(request.caller, try request.tree(), in: request.project)
        var answer = try ServerAnswer(plan, status: 201)
        answer.headers["Location"] = plan.location
        return answer
    }

    private static let apply = Route.act(
        "\(base)/apply", "applyPlans",
        "Adds and changes the plans of a document, all of them or none, and says what differs field by field.",
        [.project, .dryRun], body: .document("Plans under `plans:`, each under its name.")
    ) { request in
        try await request.service.applyPlans(
            request.caller, try request.tree(), in: request.project, isDryRun: request.isDryRun)
    }

    private static let show = Route.read(
        one, "getPlan", "One plan.", [.project]
    ) { try await $0.service.plan($0.caller, named: $0.path("plan"), in: $0.project) }

    private static let change = Route(
        method: .put, path: one, name: "changePlan",
        summary: "Replaces a plan; what is absent takes its default.", parameters: [.project],
        body: RouteBody(form: .document(form)), condition: .required,
        answer: RouteAnswer(status: 200, form: .type(PlanDocument.self))
    ) { request in
        try ServerAnswer(
            try await request.service.changePlan(
                request.caller, named: request.path("plan"), in: request.project, to: try request.tree(),
                over: request.revision))
    }

    private static let remove = Route.remove(
        one, "removePlan", "Removes a plan; its instances are unprotected unless another covers them.", [.project]
    ) { request in
        try await request.service.removePlan(
            request.caller, named: request.path("plan"), in: request.project, over: request.revision)
    }
}
