import ArgumentParser
internal import Client

/// `tidemark policy remove`.
struct PolicyRemoveCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Removes a policy that is granted to nobody.")

    @Argument(help: ArgumentHelp("The policy.", valueName: "name"))
    var name: String

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        try await client.deleteNewest(Routes.policy(name))
        console.line("done", "policy \(name) was removed")
        console.object(["event": "done", "policy": .string(name)])
    }
}
