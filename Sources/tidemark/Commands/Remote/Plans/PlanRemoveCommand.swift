import ArgumentParser
internal import Client

/// `tidemark plan remove`.
struct PlanRemoveCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Removes a plan: its instances are unprotected, unless another covers them.")

    @Argument(help: ArgumentHelp("The plan.", valueName: "name"))
    var name: String

    @OptionGroup var project: ProjectOptions
    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        try await client.deleteNewest(Routes.plan(name), query: project.query)
        console.line("done", "plan \(name) was removed")
        console.object(["event": "done", "plan": .string(name)])
    }
}
