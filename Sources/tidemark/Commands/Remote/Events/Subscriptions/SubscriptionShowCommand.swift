internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark subscription show`.
struct SubscriptionShowCommand: RemoteCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "Shows a subscription.")

    @Argument(help: ArgumentHelp("The subscription.", valueName: "name"))
    var name: String

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let item = try await client.get(SubscriptionDocument.self, Routes.subscription(name))
        try console.document(item)
        console.lines(
            RemoteText.facts([
                ("subscription", item.name), ("channel", item.channel), ("wants", SubscriptionText.wants(item)),
                ("from", item.severity), ("folds", "\(item.foldMinutes) min"),
                ("escalates", SubscriptionText.escalation(item)),
                ("quiet", item.quiet.map { "\($0.hours) \($0.zone ?? "UTC")" }),
                ("tells the end", item.tellsEnd ? "yes" : "no"), ("enabled", item.isEnabled ? "yes" : "no"),
                ("since", RemoteText.time(item.createdAt)),
            ]))
    }
}
