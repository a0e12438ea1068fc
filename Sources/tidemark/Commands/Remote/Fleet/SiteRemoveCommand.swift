import ArgumentParser
internal import Client

/// `tidemark site remove`.
struct SiteRemoveCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Removes a site that has no instances.")

    @Argument(help: ArgumentHelp("The site.", valueName: "name"))
    var name: String

    @OptionGroup var project: ProjectOptions
    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        try await client.deleteNewest(Routes.site(name), query: project.query)
        console.line("done", "site \(name) was removed")
        console.object(["event": "done", "site": .string(name)])
    }
}
