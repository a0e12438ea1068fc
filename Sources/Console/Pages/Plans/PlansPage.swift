internal import APIModel
internal import Core
internal import Service

/// The plans of a project.
enum PlansPage {
    static let all: [ConsolePage] = [.get("/plans", "plans", show)]

    private static func show(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        let project = request.project
        let page = try await request.service.plans(request.caller, in: project, request.page())
        let covered = page.items.reduce(0) { $0 + $1.instances }
        let mayAdd = try await request.may(.addPlan, on: ResourceReference(.plan, project: project))
        let view: View = [
            "rawHeadline": page.items.isEmpty
                ? request.sentence(\.plans.nothing)
                : request.sentence(\.plans.headline, ["count": covered]),
            "isEmpty": page.items.isEmpty, "rows": page.items.map { row($0, request) },
            "more": request.more(page.next), "mayAdd": mayAdd,
        ]
        return .page("plans", title: view.headline ?? request.say(\.plans.title), section: .plans, view)
    }

    private static func row(_ document: PlanDocument, _ request: ConsoleRequest) -> View {
        let text = PlanText(request: request)
        let plan = try? document.read()
        let stores = plan.map { ([$0.repository] + $0.copies).map(\.description) }?.map { name -> View in
            ["name": name, "address": ConsoleRequest.address("repositories", document.project, name)]
        }
        return [
            "name": document.name, "address": ConsoleRequest.address("plans", document.project, document.name),
            "cycle": plan.map { text.cycle($0.cycle) },
            "log": plan.map { request.say($0.streamsLog ? \.frame.yes : \.frame.no) },
            "retention": plan.map { text.retention($0.retention) },
            "stores": stores,
            "covered":
                "/instances?project=\(PercentEncoding.encoded(document.project))&plan=\(PercentEncoding.encoded(document.name))",
            "promise": plan?.alerts.rpo?.description, "count": document.instances,
            "binding": plan.map { text.binding($0.binding) },
            "nextAt": document.nextBaseAt.map { request.time($0.timestamp) },
        ]
    }
}
