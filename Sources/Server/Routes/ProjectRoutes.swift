internal import APIModel
internal import Service

/// Projects.
enum ProjectRoutes {
    static let all = [list, add, show, change, remove]
    private static let base = "\(RouteTable.base)/projects"

    private static let list = Route.read(
        base, "listProjects", "Projects, by name.", RouteParameter.page
    ) { try await $0.service.projects($0.caller, $0.page) }

    private static let add = Route.add(
        base, "addProject", "Adds a project, with the site default.", body: ProjectRequest.self
    ) { request, form in try await request.service.addProject(request.caller, form) }

    private static let show = Route.read(
        "\(base)/{project}", "getProject", "One project."
    ) { try await $0.service.project($0.caller, named: $0.path("project")) }

    private static let change = Route.change(
        "\(base)/{project}", "changeProject", "Changes a project.", body: ProjectRequest.self
    ) { request, form in
        try await request.service.changeProject(
            request.caller, named: request.path("project"), to: form, over: request.revision)
    }

    private static let remove = Route.remove(
        "\(base)/{project}", "removeProject", "Removes a project that has no instances, plans or repositories."
    ) { try await $0.service.removeProject($0.caller, named: $0.path("project"), over: $0.revision) }
}
