import ArgumentParser
internal import Client

/// `tidemark channel remove`.
struct ChannelRemoveCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Removes a channel that no subscription names, and what is on its way to it.")

    @Argument(help: ArgumentHelp("The channel.", valueName: "name"))
    var name: String

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        try await client.deleteNewest(Routes.channel(name))
        console.line("done", "channel \(name) was removed")
        console.object(["event": "done", "channel": .string(name)])
    }
}
