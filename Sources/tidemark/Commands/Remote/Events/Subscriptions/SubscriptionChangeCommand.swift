internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark subscription change`.
struct SubscriptionChangeCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "change", abstract: "Changes a subscription; what is not given stays as it is.")

    @Argument(help: ArgumentHelp("The subscription.", valueName: "name"))
    var name: String

    @Option(help: ArgumentHelp("What it is called from now on.", valueName: "name"))
    var rename: String?

    @Option(help: ArgumentHelp("The channel messages go to.", valueName: "channel"))
    var channel: String?

    @OptionGroup var options: SubscriptionOptions
    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let changed = try await client.changeNewest(SubscriptionDocument.self, Routes.subscription(name)) { known in
            var form = known.form
            form.name = rename ?? known.name
            form.channel = channel ?? known.channel
            options.fill(&form)
            return form
        }
        try console.document(changed)
        console.line("done", "subscription \(changed.name) to \(changed.channel)")
    }
}
