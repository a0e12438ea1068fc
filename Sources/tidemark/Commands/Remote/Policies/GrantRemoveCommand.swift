import ArgumentParser
internal import Client

/// `tidemark grant remove`.
struct GrantRemoveCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Takes a role or a policy back.")

    @Argument(help: ArgumentHelp("The grant, as tidemark grant list names it.", valueName: "id"))
    var id: String

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        try await client.delete(Routes.grant(id))
        console.line("done", "grant \(id) was taken back")
        console.object(["event": "done", "grant": .string(id)])
    }
}
