import ArgumentParser
internal import Client

/// `tidemark repository remove`.
struct RepositoryRemoveCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Takes a repository out of the service. What is stored in it stays.")

    @Argument(help: ArgumentHelp("The repository.", valueName: "name"))
    var name: String

    @OptionGroup var project: ProjectOptions
    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        try await client.deleteNewest(Routes.repository(name), query: project.query)
        console.line("done", "repository \(name) is not known any more; what is stored in it stays")
        console.object(["event": "done", "repository": .string(name)])
    }
}
