internal import APIModel
internal import Service

/// Sites.
enum SiteRoutes {
    static let all = [list, add, show, change, remove]
    private static let base = "\(RouteTable.base)/sites"

    private static let list = Route.read(
        base, "listSites", "Sites of a project, by name.", RouteParameter.projectPage
    ) { try await $0.service.sites($0.caller, in: $0.project, $0.page) }

    private static let add = Route.add(
        base, "addSite", "Adds a site.", [.project], body: SiteRequest.self
    ) { request, form in try await request.service.addSite(request.caller, form, in: request.project) }

    private static let show = Route.read(
        "\(base)/{site}", "getSite", "One site.", [.project]
    ) { try await $0.service.site($0.caller, named: $0.path("site"), in: $0.project) }

    private static let change = Route.change(
        "\(base)/{site}", "changeSite", "Changes a site.", [.project], body: SiteRequest.self
    ) { request, form in
        try await request.service.changeSite(
            request.caller, named: request.path("site"), in: request.project, to: form, over: request.revision)
    }

    private static let remove = Route.remove(
        "\(base)/{site}", "removeSite", "Removes a site without instances.", [.project]
    ) { request in
        try await request.service.removeSite(
            request.caller, named: request.path("site"), in: request.project, over: request.revision)
    }
}
