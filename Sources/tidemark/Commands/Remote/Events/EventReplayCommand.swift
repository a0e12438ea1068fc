internal import APIModel
import ArgumentParser
internal import Client
internal import Core

/// `tidemark event replay`.
struct EventReplayCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay", abstract: "Has messages that were given up sent again.")

    @Argument(help: ArgumentHelp("Messages, as event deliveries --state dead shows them.", valueName: "delivery"))
    var deliveries: [String] = []

    @Option(help: ArgumentHelp("All that were given up to this channel.", valueName: "name"))
    var channel: String?

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        guard deliveries.isEmpty != (channel == nil) else {
            throw TidemarkError(
                .usage, "what to send again is missing or said twice", hint: "name deliveries, or give --channel NAME")
        }
        var ids = deliveries
        if let channel {
            let query = [(name: "state", value: "dead"), (name: "channel", value: channel)]
            ids = try await client.list(DeliveryDocument.self, Routes.deliveries, query: query).map(\.id)
        }
        for id in ids {
            let delivery = try await client.post(DeliveryDocument.self, Routes.replay(of: id))
            try console.document(delivery)
            console.line("done", "\(delivery.id) goes to \(RemoteText.line(delivery.channel)) again")
        }
        if ids.isEmpty { console.line("nothing was given up") }
    }
}
