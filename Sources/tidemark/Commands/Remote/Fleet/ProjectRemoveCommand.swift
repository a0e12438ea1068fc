import ArgumentParser
internal import Client

/// `tidemark project remove`.
struct ProjectRemoveCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Removes a project that has no instances, plans or repositories.")

    @Argument(help: ArgumentHelp("The project.", valueName: "name"))
    var name: String

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        try await client.deleteNewest(Routes.project(name))
        console.line("done", "project \(name) was removed")
        console.object(["event": "done", "project": .string(name)])
    }
}
