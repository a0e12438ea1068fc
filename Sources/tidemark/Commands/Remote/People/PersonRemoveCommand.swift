import ArgumentParser
internal import Client

/// `tidemark person remove`.
struct PersonRemoveCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Removes an account with its sessions and all that was granted to it.")

    @Argument(help: ArgumentHelp("The person.", valueName: "name"))
    var name: String

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        try await client.deleteNewest(Routes.person(name))
        console.line("done", "person \(name) was removed")
        console.object(["event": "done", "person": .string(name)])
    }
}
