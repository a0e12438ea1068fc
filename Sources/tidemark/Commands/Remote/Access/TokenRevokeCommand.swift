import ArgumentParser
internal import Client

/// `tidemark token revoke`.
struct TokenRevokeCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke", abstract: "Takes a token back: whoever uses it is refused from now on.")

    @Argument(help: ArgumentHelp("What it is called.", valueName: "name"))
    var name: String

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        try await client.delete(Routes.token(name))
        console.line("done", "token \(name) was taken back")
        console.object(["event": "done", "token": .string(name)])
    }
}
