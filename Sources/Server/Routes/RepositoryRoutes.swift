internal import APIModel
internal import Service

/// Repositories.
enum RepositoryRoutes {
    static let all = [list, add, show, change, remove]
    private static let base = "\(RouteTable.base)/repositories"
    private static let one = "\(base)/{repository}"

    private static let list = Route.read(
        base, "listRepositories", "Repositories of a project, by name.", RouteParameter.projectPage
    ) { try await $0.service.repositories($0.caller, in: $0.project, $0.page) }

    private static let add = Route.add(
        base, "addRepository", "Registers a repository and what opens it; nothing is written to it.", [.project],
        body: RepositoryForm.self, keepsAnswers: true
    ) { request, form in try await request.service.addRepository(request.caller, form, in: request.project) }

    private static let show = Route.read(
        one, "getRepository", "One repository, without what opens it.", [.project]
    ) { try await $0.service.repository($0.caller, named: $0.path("repository"), in: $0.project) }

    private static let change = Route.change(
        one, "changeRepository", "Changes a repository; keys and credentials that are absent stay as they are.",
        [.project], body: RepositoryForm.self
    ) { request, form in
        try await request.service.changeRepository(
            request.caller, named: request.path("repository"), in: request.project, to: form, over: request.revision)
    }

    private static let remove = Route.remove(
        one, "removeRepository", "Forgets a repository; what is stored there stays.", [.project]
    ) { request in
        try await request.service.removeRepository(
            request.caller, named: request.path("repository"), in: request.project, over: request.revision)
    }
}
