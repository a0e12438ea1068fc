internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark site list`.
struct SiteListCommand: RemoteCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Shows the sites of a project.")

    @OptionGroup var project: ProjectOptions
    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        var table = TextTable([("SITE", .left), ("TITLE", .left), ("SINCE (UTC)", .left)])
        for site in try await client.list(SiteDocument.self, Routes.sites, query: project.query) {
            try console.document(site)
            table.add([site.name, RemoteText.line(site.title), RemoteText.time(site.createdAt)])
        }
        console.lines(table.lines)
    }
}
