package import Core
internal import Service

/// The console of one server: its templates, its files, and the frame that every page stands in.
package struct Console: Sendable {
    package let templates: TemplateLibrary
    package let assets: AssetTable

    /// Throws `internal.defect` where a template cannot be read.
    package init(assets: AssetTable = AssetTable()) throws(TidemarkError) {
        templates = try TemplateLibrary()
        self.assets = assets
    }

    /// A page in its frame, as HTML.
    package func html(_ content: PageContent, for request: ConsoleRequest) async throws -> String {
        let isBare = content.isBare || request.caller.identity == .nobody
        let frame = isBare ? bareFrame(content, request) : try await fullFrame(content, request)
        let root: View = ["f": frame, "page": content.view, "template": content.template]
        return try templates.render("layout", root, request.language)
    }

    /// A part of a page, for what is live.
    package func fragment(_ template: String, _ view: View, for request: ConsoleRequest) throws -> Markup {
        let root: View = ["f": bareFrame(nil, request), "page": view, "template": template]
        return Markup(trusted: try templates.render("fragment", root, request.language))
    }

    private func fullFrame(_ content: PageContent, _ request: ConsoleRequest) async throws -> View {
        let menu = try await Menu(request)
        var frame = bareFrame(content, request)
        frame["isFull"] = .flag(true)
        frame["groups"] = .list(menu.groups(request, marking: content.section))
        frame["caller"] = .text(request.caller.name)
        frame["projects"] = .list(menu.projects(request))
        frame["hasProjects"] = .flag(menu.projectNames.count > 1)
        return frame
    }

    private func bareFrame(_ content: PageContent?, _ request: ConsoleRequest) -> View {
        let settings = request.settings
        return [
            "lang": settings.language.tag,
            "title": content.map { "\($0.title) · Tidemark" } ?? "",
            "theme": settings.theme.rawValue,
            "nextTheme": settings.theme.next.rawValue,
            "nextLanguage": (settings.language == .en ? Language.zh : .en).rawValue,
            "styles": assets.styles, "scripts": assets.scripts, "module": assets.module,
            "chart": assets.chart,
            "csrf": request.formKey.token,
            "address": request.address,
            "project": request.project,
            "flash": request.flash.map { flash -> View in ["tone": flash.tone.rawValue, "text": flash.text] },
            "clock": request.time(request.now),
            "zone": settings.zone.description,
            "version": request.service.version,
            "isFull": false, "groups": [View](), "caller": "", "projects": [View](), "hasProjects": false,
            "query": request.query["q"] ?? "",
        ]
    }
}
