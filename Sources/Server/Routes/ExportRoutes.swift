internal import APIModel
internal import HTTPTypes
internal import Service

/// Exports of data, and links to them.
enum ExportRoutes {
    static let all = [list, begin, show, remove, addLink, links, link, revoke]
    private static let base = "\(RouteTable.base)/exports"
    private static let one = "\(base)/{export}"
    private static let linkBase = "\(RouteTable.base)/links"

    private static let list = Route.read(
        base, "listExports", "Exports of a project, newest first.", RouteParameter.projectPage
    ) { try await $0.service.exports($0.caller, in: $0.project, $0.page) }

    private static let begin = Route.add(
        base, "beginExport", "Asks for an export of a restore point; a job makes it.", [.project],
        body: ExportForm.self
    ) { request, form in try await request.service.beginDataExport(request.caller, form, in: request.project) }

    private static let show = Route.read(one, "getExport", "One export, and its file once it is there.") {
        try await $0.service.export($0.caller, $0.path("export"))
    }

    private static let remove = Route.remove(
        one, "removeExport", "Nobody fetches it from now on; its file is erased.", condition: .none
    ) { try await $0.service.removeExport($0.caller, $0.path("export")) }

    /// The answer holds what is shown once, so it is not kept under a caller's key.
    private static let addLink = Route.add(
        "\(one)/links", "addLink", "Makes a link to an export that is ready; its address is shown this once.",
        body: LinkForm.self, keepsAnswers: false
    ) { request, form in try await request.service.addLink(request.caller, to: request.path("export"), form) }

    private static let links = Route.read(
        linkBase, "listLinks", "Links of a project, newest first.",
        RouteParameter.projectPage + [
            RouteParameter(
                name: "export", schema: .text(TextRule(least: 1, most: 100)), text: "Only those to this export.")
        ]
    ) { request in
        try await request.service.links(
            request.caller, in: request.project, of: request.query["export"], request.page)
    }

    private static let link = Route.read("\(linkBase)/{link}", "getLink", "One link, without its secret.") {
        try await $0.service.link($0.caller, $0.path("link"))
    }

    private static let revoke = Route.act(
        "\(linkBase)/{link}/revoke", "revokeLink",
        "The link is refused from now on; a download that is under way is cut off.", body: nil
    ) { try await $0.service.revokeLink($0.caller, $0.path("link")) }
}
