internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark site show`.
struct SiteShowCommand: RemoteCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "Shows a site.")

    @Argument(help: ArgumentHelp("The site.", valueName: "name"))
    var name: String

    @OptionGroup var project: ProjectOptions
    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let site = try await client.get(SiteDocument.self, Routes.site(name), query: project.query)
        try console.document(site)
        console.lines(
            RemoteText.facts([
                ("site", site.name), ("project", site.project), ("title", site.title.isEmpty ? nil : site.title),
                ("since", RemoteText.time(site.createdAt)),
            ]))
    }
}
