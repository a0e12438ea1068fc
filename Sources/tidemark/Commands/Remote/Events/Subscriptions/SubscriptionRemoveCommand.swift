import ArgumentParser
internal import Client

/// `tidemark subscription remove`.
struct SubscriptionRemoveCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Removes a subscription; what is on its way still arrives.")

    @Argument(help: ArgumentHelp("The subscription.", valueName: "name"))
    var name: String

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        try await client.deleteNewest(Routes.subscription(name))
        console.line("done", "subscription \(name) was removed")
        console.object(["event": "done", "subscription": .string(name)])
    }
}
