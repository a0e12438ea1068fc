internal import APIModel
internal import Core
internal import Service

/// Projects: what one team sees.
enum ProjectsPage {
    static let all: [ConsolePage] = [
        .get("/projects", "projects") { try await show($0, .none) },
        .post("/projects", "addProject", add),
        .get("/projects/{project}/edit", "project") { try await showOne($0, .none) },
        .post("/projects/{project}/edit", "changeProject", change),
        .post("/projects/{project}/remove", "removeProject", remove),
    ]

    private static let longestTitle = 200

    // MARK: All

    private static func add(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let wanted = ProjectRequest(
                name: try request.name(in: "name"), title: try request.line(in: "title", most: longestTitle))
            let made = try await request.service.addProject(request.caller, try wanted.checked())
            return .redirect("/projects", Flash(.done, request.say(\.projects.added, ["name": made.name])))
        } form: { request, problems in
            try await show(request, problems)
        }
    }

    private static func show(_ request: ConsoleRequest, _ problems: FormProblems) async throws -> ConsoleAnswer {
        let page = try await request.service.projects(request.caller, request.page())
        let rows = page.items.map { project -> View in
            [
                "name": project.name, "title": project.title,
                "address": ConsoleRequest.address("projects", project.name, "edit"),
                "isHere": project.name == request.settings.project,
                "createdAt": request.time(project.createdAt.timestamp),
            ]
        }
        let fields = [
            FormField(
                "name", request.say(\.projects.name), value: request.form["name"],
                help: request.say(\.projects.nameHelp), isRequired: true, autocomplete: "off"),
            FormField("title", request.say(\.projects.label), value: request.form["title"], autocomplete: "off"),
        ]
        let view: View = [
            "rawHeadline": request.sentence(\.projects.headline, ["count": rows.count]), "rows": rows,
            "more": request.more(page.next), "mayAdd": try await request.may(.addProject),
            "fields": request.fields(fields, problems), "problems": problems.view(besides: fields.map(\.name)),
        ]
        return .page("projects", title: view.headline ?? request.say(\.projects.title), section: .projects, view)
    }

    // MARK: One

    private static func change(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let name = request.path("project")
            let wanted = ProjectRequest(
                name: try request.name(in: "name"), title: try request.line(in: "title", most: longestTitle))
            _ = try await request.service.changeProject(
                request.caller, named: name, to: try wanted.checked(), over: request.revision)
            return .redirect("/projects", Flash(.done, request.say(\.frame.saved)))
        } form: { request, problems in
            try await showOne(request, problems)
        }
    }

    private static func remove(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let name = request.path("project")
            try request.requireTyped(name)
            try await request.service.removeProject(request.caller, named: name, over: request.revision)
            return .redirect("/projects", Flash(.done, request.say(\.projects.removed, ["name": name])))
        } form: { request, problems in
            try await showOne(request, problems, isRemoval: true)
        }
    }

    private static func showOne(
        _ request: ConsoleRequest, _ problems: FormProblems, isRemoval: Bool = false
    ) async throws -> ConsoleAnswer {
        let project = try await request.service.project(request.caller, named: request.path("project"))
        let reference = ResourceReference(.project, project: project.name, name: project.name)
        let rights = try await request.permitted([.changeProject, .removeProject], on: reference)
        let isSent = !isRemoval && !request.form.names.isEmpty
        let mine = isRemoval ? FormProblems.none : problems
        let fields = [
            FormField(
                "name", request.say(\.projects.name), value: isSent ? request.form["name"] : project.name,
                help: request.say(\.projects.renameHelp), isRequired: true, autocomplete: "off"),
            FormField(
                "title", request.say(\.projects.label), value: isSent ? request.form["title"] : project.title,
                autocomplete: "off"),
        ]
        var view: View = [
            "rawHeadline": request.sentence(\.projects.projectHeadline, ["name": project.name]),
            "address": ConsoleRequest.address("projects", project.name),
            "revision": request.form.optional("revision") ?? "\(project.revision)",
            "mayChange": rights.contains(.changeProject), "fields": request.fields(fields, mine),
            "problems": mine.view(besides: fields.map(\.name)), "approval": request.approval,
            "removal": (isRemoval ? problems : .none).view(besides: ["confirm"]),
        ]
        view["confirm"] =
            rights.contains(.removeProject)
            ? request.confirmation(of: project.name, isRemoval ? problems : .none).viewValue : ViewValue.none
        return .page(
            "project-edit", title: request.say(\.projects.projectTitle, ["name": project.name]), section: .projects,
            view)
    }
}
