internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark subscription add`.
struct SubscriptionAddCommand: RemoteCommand {
    static let configuration = CommandConfiguration(commandName: "add", abstract: "Adds a subscription.")

    @Argument(help: ArgumentHelp("What it is called.", valueName: "name"))
    var name: String

    @Option(help: ArgumentHelp("The channel messages go to.", valueName: "channel"))
    var channel: String

    @OptionGroup var options: SubscriptionOptions
    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        var form = SubscriptionForm(name: name, channel: channel)
        options.fill(&form)
        let added = try await client.post(SubscriptionDocument.self, Routes.subscriptions, body: form)
        try console.document(added)
        console.line("done", "subscription \(added.name) to \(added.channel)")
    }
}
