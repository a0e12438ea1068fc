internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark site change`.
struct SiteChangeCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "change", abstract: "Gives a site another name or title.")

    @Argument(help: ArgumentHelp("The site.", valueName: "name"))
    var name: String

    @Option(help: ArgumentHelp("What it is called from now on.", valueName: "name"))
    var rename: String?

    @Option(help: ArgumentHelp("For people, one line.", valueName: "text"))
    var title: String?

    @OptionGroup var project: ProjectOptions
    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let site = try await client.changeNewest(SiteDocument.self, Routes.site(name), query: project.query) { known in
            SiteRequest(name: rename ?? known.name, title: title ?? known.title)
        }
        try console.document(site)
        console.line("done", "site \(site.name)")
    }
}
