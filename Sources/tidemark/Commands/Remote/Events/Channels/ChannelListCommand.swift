internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark channel list`.
struct ChannelListCommand: RemoteCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Shows the channels.")

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        var table = TextTable([
            ("CHANNEL", .left), ("KIND", .left), ("LANGUAGE", .left), ("HOST", .left), ("SECRET", .left),
        ])
        for channel in try await client.list(ChannelDocument.self, Routes.channels) {
            try console.document(channel)
            table.add([
                channel.name, channel.kind, channel.language, RemoteText.line(channel.host),
                channel.hasSecret ? "yes" : "no",
            ])
        }
        console.lines(table.lines)
    }
}
