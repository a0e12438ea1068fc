internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark subscription list`.
struct SubscriptionListCommand: RemoteCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Shows the subscriptions.")

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        var table = TextTable([
            ("SUBSCRIPTION", .left), ("CHANNEL", .left), ("FROM", .left), ("WANTS", .left), ("ESCALATES", .left),
            ("QUIET", .left), ("ENABLED", .left),
        ])
        for item in try await client.list(SubscriptionDocument.self, Routes.subscriptions) {
            try console.document(item)
            table.add([
                item.name, item.channel, item.severity, RemoteText.line(SubscriptionText.wants(item)),
                SubscriptionText.escalation(item) ?? "–", item.quiet?.hours ?? "–", item.isEnabled ? "yes" : "no",
            ])
        }
        console.lines(table.lines)
    }
}
