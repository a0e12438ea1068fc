internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark site add`.
struct SiteAddCommand: RemoteCommand {
    static let configuration = CommandConfiguration(commandName: "add", abstract: "Adds a site.")

    @Argument(help: ArgumentHelp("What it is called.", valueName: "name"))
    var name: String

    @Option(help: ArgumentHelp("For people, one line.", valueName: "text"))
    var title: String?

    @OptionGroup var project: ProjectOptions
    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let site = try await client.post(
            SiteDocument.self, Routes.sites, query: project.query, body: SiteRequest(name: name, title: title))
        try console.document(site)
        console.line("done", "site \(site.name)")
    }
}
