internal import APIModel
internal import Core
internal import Service

/// Adding a plan, and changing one: before anything is stored it is shown what that changes.
enum PlanEditPage {
    private static let path = "/plans/{project}/{name}"

    static let all: [ConsolePage] = [
        .get("/plans/add", "addPlan") { try await showNew($0, .none) },
        .post("/plans/add", "addPlanNow", add),
        .get(path, "plan") { try await show($0, .none) },
        .post(path, "changePlan", change),
        .post("\(path)/remove", "removePlan", remove),
    ]

    // MARK: A new one

    private static func add(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let project = request.chosenProject
            let name = try request.name(in: "name")
            let value = try PlanValues(request.form).value().named(name)
            let made = try await request.service.addPlan(request.caller, value, in: project)
            let then = request.form.optional("then").map { LocalPath.checked($0) }
            return .redirect(
                then ?? request.list("/plans", of: project),
                Flash(.done, request.say(\.plans.added, ["name": made.name])))
        } form: { request, problems in
            try await showNew(request, problems)
        }
    }

    private static func showNew(_ request: ConsoleRequest, _ problems: FormProblems) async throws -> ConsoleAnswer {
        let project = request.chosenProject
        let repositories = try await request.beside(
            .listRepositories, on: ResourceReference(.repository, project: project)
        ) { try await request.repositories(in: project) }.map(\.name)
        let isSent = !request.form.names.isEmpty
        let standard = try StandardPlan.make(
            for: repositories.first ?? TidemarkService.standardName, zone: request.settings.zone)
        let values = isSent ? PlanValues(request.form) : PlanValues(standard)
        let name = FormField(
            "name", request.say(\.plans.name), value: isSent ? request.form["name"] : StandardPlan.name,
            help: request.say(\.plans.nameHelp), isRequired: true, autocomplete: "off")
        let groups = PlanFormGroups(request: request, values: values, repositories: repositories, problems: problems)
        let then = request.form.optional("then") ?? request.query["then"]
        let view: View = [
            "rawHeadline": request.sentence(\.plans.addHeadline), "lead": request.say(\.plans.addLead),
            "address": "/plans/add", "project": project, "revision": nil as String?,
            "then": then.map { LocalPath.checked($0) }, "isNew": true, "mayChange": !repositories.isEmpty,
            "fields": request.fields([name], problems), "groups": groups.groups,
            "problems": problems.view(besides: ["name"] + PlanFormGroups.names), "confirm": nil as String?,
            "approval": nil as String?, "needsRepository": repositories.isEmpty,
            "back": request.list("/plans", of: project),
        ]
        return .page("plan-edit", title: request.say(\.plans.addTitle), section: .plans, view)
    }

    // MARK: One that is there

    private static func change(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let (project, name) = (request.path("project"), request.path("name"))
            guard request.form["do"] != "edit" else { return try await show(request, .none) }
            let value = try PlanValues(request.form).value()
            guard request.form["do"] == "save" else {
                return try await PlanPreview.show(request, project, name, value)
            }
            _ = try await request.service.changePlan(
                request.caller, named: name, in: project, to: value.named(name), over: request.revision)
            return .redirect(
                request.list("/plans", of: project), Flash(.done, request.say(\.plans.changed, ["name": name])))
        } form: { request, problems in
            // Others may have to approve it: what they are asked for is what was shown.
            guard request.form["do"] == "save", problems.error != nil else { return try await show(request, problems) }
            return try await PlanPreview.show(
                request, request.path("project"), request.path("name"), try PlanValues(request.form).value(), problems)
        }
    }

    private static func remove(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let (project, name) = (request.path("project"), request.path("name"))
            try request.requireTyped(name)
            try await request.service.removePlan(request.caller, named: name, in: project, over: request.revision)
            return .redirect(
                request.list("/plans", of: project), Flash(.done, request.say(\.plans.removed, ["name": name])))
        } form: { request, problems in
            try await show(request, problems, isRemoval: true)
        }
    }

    private static func show(
        _ request: ConsoleRequest, _ problems: FormProblems, isRemoval: Bool = false
    ) async throws -> ConsoleAnswer {
        let (project, name) = (request.path("project"), request.path("name"))
        let document = try await request.service.plan(request.caller, named: name, in: project)
        let repositories = try await request.beside(
            .listRepositories, on: ResourceReference(.repository, project: project)
        ) { try await request.repositories(in: project) }.map(\.name)
        let plan = try document.read()
        let isSent = !isRemoval && !request.form.names.isEmpty
        let values = isSent ? PlanValues(request.form) : PlanValues(plan)
        let rights = try await request.permitted(
            [.changePlan, .removePlan], on: ResourceReference(.plan, project: project, name: name))
        let mine = isRemoval ? FormProblems.none : problems
        let groups = PlanFormGroups(request: request, values: values, repositories: repositories, problems: mine)
        let text = PlanText(request: request)
        var view: View = [
            "rawHeadline": request.sentence(\.plans.planHeadline, ["name": name, "count": document.instances]),
            "lead": "\(text.cycle(plan.cycle)) · \(text.retention(plan.retention)) → \(plan.repository)",
            "address": ConsoleRequest.address("plans", project, name), "project": project,
            "revision": request.form.optional("revision") ?? "\(document.revision)", "then": nil as String?,
            "isNew": false, "back": request.list("/plans", of: project), "mayChange": rights.contains(.changePlan),
            "fields": [View](), "groups": groups.groups,
            "approval": request.approval, "problems": mine.view(besides: PlanFormGroups.names),
            "needsRepository": false,
        ]
        view["confirm"] =
            rights.contains(.removePlan) ? request.confirmation(of: name, problems).viewValue : ViewValue.none
        view["removal"] = (isRemoval ? problems : .none).view(besides: ["confirm"]).viewValue
        return .page("plan-edit", title: request.say(\.plans.planTitle, ["name": name]), section: .plans, view)
    }
}

extension ConfigValue {
    /// A plan's fields with its name beside them.
    fileprivate func named(_ name: String) -> ConfigValue {
        guard case .map(let entries) = kind else { return self }
        return ConfigValue(.map([ConfigEntry(key: "name", value: .text(name))] + entries))
    }
}
