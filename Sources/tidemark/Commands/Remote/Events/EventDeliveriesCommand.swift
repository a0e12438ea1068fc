internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark event deliveries`.
struct EventDeliveriesCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "deliveries", abstract: "Shows messages to channels, newest first.")

    @Option(help: ArgumentHelp("Only in this state: waiting, sending, sent or dead.", valueName: "state"))
    var state: String?

    @Option(help: ArgumentHelp("Only to this channel.", valueName: "name"))
    var channel: String?

    @Option(help: ArgumentHelp("At most so many.", valueName: "number"))
    var limit = 100

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        var query: [(name: String, value: String)] = []
        if let state { query.append((name: "state", value: state)) }
        if let channel { query.append((name: "channel", value: channel)) }
        var table = TextTable([
            ("DELIVERY", .left), ("TIME (UTC)", .left), ("CHANNEL", .left), ("EVENT", .right), ("KIND", .left),
            ("WHY", .left), ("STATE", .left), ("TRIES", .right), ("FAILURE", .left),
        ])
        let found = try await client.list(
            DeliveryDocument.self, Routes.deliveries, query: query, atMost: max(1, limit))
        for delivery in found {
            try console.document(delivery)
            table.add([
                delivery.id, RemoteText.time(delivery.createdAt), RemoteText.line(delivery.channel),
                "\(delivery.event)", RemoteText.line(delivery.kind), delivery.purpose, delivery.state,
                "\(delivery.tries)", RemoteText.line(delivery.failure ?? "–"),
            ])
        }
        console.lines(table.isEmpty ? ["no messages"] : table.lines)
    }
}
