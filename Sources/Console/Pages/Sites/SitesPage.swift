internal import APIModel
internal import Core
internal import Service

/// Where instances run, and who is there to do their jobs.
enum SitesPage {
    static let all: [ConsolePage] = [
        .get("/sites", "sites", { try await list($0) }), .post("/sites/{project}", "addSite", add),
        .get("/sites/{project}/{name}", "site", { try await show($0) }),
        .post("/sites/{project}/{name}", "changeSite", change),
        .post("/sites/{project}/{name}/remove", "removeSite", remove),
    ]

    private static func list(
        _ request: ConsoleRequest, _ problems: FormProblems = .none
    ) async throws -> ConsoleAnswer {
        let project = request.project
        let page = try await request.service.sites(request.caller, in: project, request.page())
        let workers = try await request.service.workers(request.caller, PageRequest(limit: PageRequest.largest)).items
        let there = { (site: String) in workers.filter { $0.sites.contains(site) }.map(\.id).sorted() }
        let rights = try await request.permitted([.addSite], on: ResourceReference(.site, project: project))
        let silent = page.items.filter { there($0.name).isEmpty }.count
        let fields = [
            FormField("name", request.say(\.sites.name), value: request.form["name"], isRequired: true),
            FormField(
                "title", request.say(\.sites.siteTitle), value: request.form["title"],
                help: request.say(\.sites.titleHelp)),
        ]
        let rows = page.items.map { site -> View in
            let names = there(site.name)
            return [
                "name": site.name, "address": ConsoleRequest.address("sites", project, site.name), "title": site.title,
                "instances":
                    "/instances?project=\(PercentEncoding.encoded(project))&site=\(PercentEncoding.encoded(site.name))",
                "workers": names.joined(separator: ", "), "hasWorkers": !names.isEmpty,
                "createdAt": request.time(site.createdAt.timestamp),
            ]
        }
        let values: [String: any WordValue] = ["count": page.items.count, "project": project]
        let view: View = [
            "rawHeadline": request.sentence(\.sites.headline, values),
            "silent": silent > 0 ? request.say(\.sites.silent, ["count": silent]) : nil,
            "rows": rows, "more": request.more(page.next), "mayAdd": rights.contains(.addSite),
            "action": ConsoleRequest.address("sites", project), "fields": request.fields(fields, problems),
            "problems": problems.view(besides: ["name", "title"]),
        ]
        return .page("sites", title: request.say(\.sites.headline, values), section: .sites, view)
    }

    private static func add(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let project = request.path("project")
            let wanted = SiteRequest(name: request.form["name"], title: try request.line(in: "title", most: 200))
            let site = try await request.service.addSite(request.caller, try wanted.checked(), in: project)
            return .redirect(
                "/sites?project=\(PercentEncoding.encoded(project))",
                Flash(.done, request.say(\.sites.added, ["name": site.name])))
        } form: { request, problems in
            try await list(request, problems)
        }
    }

    private static func show(
        _ request: ConsoleRequest, _ problems: FormProblems = .none
    ) async throws -> ConsoleAnswer {
        let (project, name) = (request.path("project"), request.path("name"))
        let site = try await request.service.site(request.caller, named: name, in: project)
        let resource = ResourceReference(.site, project: project, name: name)
        let rights = try await request.permitted([.changeSite, .removeSite], on: resource)
        let isSent = request.form.names.contains("title")
        let fields = [
            FormField(
                "name", request.say(\.sites.name), value: isSent ? request.form["name"] : site.name, isRequired: true),
            FormField(
                "title", request.say(\.sites.siteTitle), value: isSent ? request.form["title"] : site.title,
                help: request.say(\.sites.titleHelp)),
            FormField("revision", "", .hidden, value: "\(site.revision)"),
        ]
        let address = ConsoleRequest.address("sites", project, name)
        let view: View = [
            "rawHeadline": request.sentence(\.sites.headlineOf, ["name": name]), "title": site.title, "action": address,
            "fields": request.fields(fields, problems),
            "problems": problems.view(besides: ["name", "title", "confirm"]),
            "mayChange": rights.contains(.changeSite), "mayRemove": rights.contains(.removeSite),
            "confirm": request.confirmation(of: name, problems),
            "back": "/sites?project=\(PercentEncoding.encoded(project))",
        ]
        return .page("site", title: request.say(\.sites.headlineOf, ["name": name]), section: .sites, view)
    }

    private static func change(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let (project, name) = (request.path("project"), request.path("name"))
            let wanted = SiteRequest(name: request.form["name"], title: try request.line(in: "title", most: 200))
            let revision = try request.form.number("revision").map { Int64($0) }
            let site = try await request.service.changeSite(
                request.caller, named: name, in: project, to: try wanted.checked(), over: revision)
            return .redirect(
                ConsoleRequest.address("sites", project, site.name), Flash(.done, request.say(\.frame.saved)))
        } form: { request, problems in
            try await show(request, problems)
        }
    }

    private static func remove(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let (project, name) = (request.path("project"), request.path("name"))
            try request.requireTyped(name)
            try await request.service.removeSite(request.caller, named: name, in: project, over: nil)
            return .redirect(
                "/sites?project=\(PercentEncoding.encoded(project))",
                Flash(.done, request.say(\.sites.removed, ["name": name])))
        } form: { request, problems in
            try await show(request, problems)
        }
    }
}
