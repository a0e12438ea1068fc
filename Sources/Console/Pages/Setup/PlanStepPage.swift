internal import APIModel
internal import Core
internal import Service

/// Adding an instance, the third step: the plan it follows and the repository its backups go to, chosen already.
enum PlanStepPage {
    static let all: [ConsolePage] = [.get("/instances/{project}/{name}/setup/plan", "setupPlan", show)]

    private static func show(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        let (project, name) = (request.path("project"), request.path("name"))
        let instance = try await request.service.instance(request.caller, named: name, in: project)
        let plans = try await request.plans(in: project)
        let repositories = try await request.repositories(in: project)
        let covering = try await request.service.status(request.caller, of: name, in: project).plan
        let chosen = request.query["plan"] ?? PlanChoice.preferred(plans, covering: covering)?.name
        let rows = plans.map { row($0, request, isChosen: $0.name == chosen) }
        let hasStandard = plans.contains { $0.name == StandardPlan.name }
        let address = ConsoleRequest.address("instances", project, name)
        let standard = repositories.first { $0.name == TidemarkService.standardName } ?? repositories.first
        let repository = request.query["repository"] ?? standard?.name ?? ""
        let choices = repositories.map { FormField.Choice($0.name, "\($0.name) · \($0.url)") }
        let field = FormField(
            "repository", request.say(\.add.repository), .choice, value: repository,
            help: request.say(\.add.repositoryHelp), choices: choices)
        let tags = FormField(
            "tags", request.say(\.add.tags), value: request.query["tags"] ?? instance.tags.joined(separator: ", "),
            help: request.say(\.add.tagsHelp), autocomplete: "off", placeholder: "env=production")
        var view: View = [
            "name": name, "address": address,
            "steps": SetupStep.views(
                .plan, request, done: [.place: instance.address, .account: instance.user]),
            "plans": rows, "fields": request.fields([tags]),
            "hasPlans": !plans.isEmpty, "rawHeadline": request.sentence(\.add.planHeadline, ["name": name]),
            "needsRepository": plans.isEmpty && repositories.isEmpty,
            "addRepository":
                "/repositories/add?project=\(PercentEncoding.encoded(project))&then=\(PercentEncoding.encoded("\(address)/setup/plan"))",
        ]
        view["standard"] =
            hasStandard || repositories.isEmpty
            ? ViewValue.none
            : self.standard(request, field, isChosen: chosen == nil || chosen == StandardPlan.choice).viewValue
        return .page("add-plan", title: request.say(\.add.planTitle, ["name": name]), section: .instances, view)
    }

    private static func standard(_ request: ConsoleRequest, _ field: FormField, isChosen: Bool) -> View {
        [
            "value": StandardPlan.choice, "isChosen": isChosen, "fields": request.fields([field]),
            "text": request.say(\.add.standardText, ["zone": request.settings.zone.description]),
        ]
    }

    private static func row(_ document: PlanDocument, _ request: ConsoleRequest, isChosen: Bool) -> View {
        let text = PlanText(request: request)
        let plan = try? document.read()
        return [
            "name": document.name, "isChosen": isChosen, "count": document.instances,
            "cycle": plan.map { text.cycle($0.cycle) }, "retention": plan.map { text.retention($0.retention) },
            "repository": plan?.repository.description,
            "log": plan.map { request.say($0.streamsLog ? \.plans.streams : \.plans.noStream) },
        ]
    }
}
