import ArgumentParser
internal import Client

/// `tidemark instance remove`.
struct InstanceRemoveCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Takes an instance out of the service. What is stored of it stays.")

    @Argument(help: ArgumentHelp("The instance.", valueName: "name"))
    var name: String

    @OptionGroup var project: ProjectOptions
    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        try await client.deleteNewest(Routes.instance(name), query: project.query)
        console.line("done", "instance \(name) is not protected any more; what is stored of it stays")
        console.object(["event": "done", "instance": .string(name)])
    }
}
