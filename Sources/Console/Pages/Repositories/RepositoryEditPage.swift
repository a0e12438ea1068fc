internal import APIModel
internal import Core
internal import Service

/// Adding a repository, changing one, and forgetting it.
enum RepositoryEditPage {
    private static let path = "/repositories/{project}/{name}"

    static let all: [ConsolePage] = [
        .get("/repositories/add", "addRepository") { try await showNew($0, .none) },
        .post("/repositories/add", "addRepositoryNow", add),
        .get(path, "repository") { try await show($0, .none) },
        .post(path, "changeRepository", change),
        .post("\(path)/remove", "removeRepository", remove),
    ]

    // MARK: A new one

    private static func add(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let form = try RepositoryFields.form(request, named: try request.name(in: "name"))
            let project = request.chosenProject
            let service = request.service
            let made =
                request.form.flag("make")
                ? try await service.makeRepository(request.caller, form, in: project)
                : try await service.addRepository(request.caller, form, in: project)
            let then = request.form.optional("then").map { LocalPath.checked($0) }
            return .redirect(
                then ?? request.list("/repositories", of: project),
                Flash(.done, request.say(\.repositories.added, ["name": made.name])))
        } form: { request, problems in
            try await showNew(request, problems)
        }
    }

    private static func showNew(_ request: ConsoleRequest, _ problems: FormProblems) async throws -> ConsoleAnswer {
        let project = request.chosenProject
        let name = FormField(
            "name", request.say(\.repositories.name),
            value: request.form.names.isEmpty ? "main" : request.form["name"],
            help: request.say(\.repositories.nameHelp),
            isRequired: true, autocomplete: "off")
        let make = FormField(
            "make", request.say(\.repositories.make), .box,
            value: request.form.names.isEmpty || request.form.flag("make") ? "true" : "",
            help: request.say(\.repositories.makeHelp))
        let fields = RepositoryFields(request: request, document: nil)
        let then = request.form.optional("then") ?? request.query["then"]
        var view = fields.view(problems, besides: [name], then: [make])
        view = view.merging([
            "rawHeadline": request.sentence(\.repositories.addHeadline), "lead": request.say(\.repositories.addLead),
            "address": "/repositories/add", "project": project, "back": request.list("/repositories", of: project),
            "isNew": true, "mayChange": true,
            "keysPath": nil as String?, "revision": nil as String?, "then": then.map { LocalPath.checked($0) },
            "confirm": nil as String?,
            "approval": nil as String?,
        ])
        return .page("repository-edit", title: request.say(\.repositories.addTitle), section: .repositories, view)
    }

    // MARK: One that is there

    private static func change(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let (project, name) = (request.path("project"), request.path("name"))
            let form = try RepositoryFields.form(request, named: name)
            _ = try await request.service.changeRepository(
                request.caller, named: name, in: project, to: form, over: request.revision)
            return .redirect(
                request.list("/repositories", of: project),
                Flash(.done, request.say(\.repositories.changed, ["name": name])))
        } form: { request, problems in
            try await show(request, problems)
        }
    }

    private static func remove(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let (project, name) = (request.path("project"), request.path("name"))
            try request.requireTyped(name)
            try await request.service.removeRepository(
                request.caller, named: name, in: project, over: request.revision)
            return .redirect(
                request.list("/repositories", of: project),
                Flash(.done, request.say(\.repositories.removed, ["name": name])))
        } form: { request, problems in
            try await show(request, problems, isRemoval: true)
        }
    }

    private static func show(
        _ request: ConsoleRequest, _ problems: FormProblems, isRemoval: Bool = false
    ) async throws -> ConsoleAnswer {
        let (project, name) = (request.path("project"), request.path("name"))
        let document = try await request.service.repository(request.caller, named: name, in: project)
        let rights = try await request.permitted(
            [.changeRepository, .removeRepository], on: ResourceReference(.repository, project: project, name: name))
        let fields = RepositoryFields(request: request, document: document, isSent: !isRemoval)
        var view = fields.view(isRemoval ? .none : problems, besides: [])
        let key = document.keyKind.map { request.say(KeyFields.word(of: $0)) } ?? request.say(\.frame.none)
        view = view.merging([
            "rawHeadline": request.sentence(\.repositories.repositoryHeadline, ["name": name]),
            "lead": request.say(\.repositories.repositoryLead, ["url": document.url, "key": key]),
            "address": ConsoleRequest.address("repositories", project, name), "project": project, "isNew": false,
            "back": request.list("/repositories", of: project),
            "mayChange": rights.contains(.changeRepository),
            "revision": request.form.optional("revision") ?? "\(document.revision)", "then": nil as String?,
            "approval": request.approval,
        ])
        view["keysPath"] =
            document.keyKind == nil
            ? ViewValue.none : .text(ConsoleRequest.address("repositories", project, name, "keys"))
        view["confirm"] =
            rights.contains(.removeRepository) ? request.confirmation(of: name, problems).viewValue : ViewValue.none
        view["removal"] = (isRemoval ? problems : .none).view(besides: ["confirm"]).viewValue
        return .page(
            "repository-edit", title: request.say(\.repositories.repositoryTitle, ["name": name]),
            section: .repositories, view)
    }
}
