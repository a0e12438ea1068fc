internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark channel change`.
struct ChannelChangeCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "change", abstract: "Changes a channel; what is not given stays as it is.")

    @Argument(help: ArgumentHelp("The channel.", valueName: "name"))
    var name: String

    @Option(help: ArgumentHelp("What it is called from now on.", valueName: "name"))
    var rename: String?

    @OptionGroup var channel: ChannelOptions
    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let changed = try await client.changeNewest(ChannelDocument.self, Routes.channel(name)) { known in
            try channel.form(rename ?? known.name, kind: known.kind, over: known, console)
        }
        try console.document(changed)
        console.line("done", "channel \(changed.name) to \(RemoteText.line(changed.host))")
    }
}
