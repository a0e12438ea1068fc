internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark channel show`.
struct ChannelShowCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Shows a channel, without what opens it.")

    @Argument(help: ArgumentHelp("The channel.", valueName: "name"))
    var name: String

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let channel = try await client.get(ChannelDocument.self, Routes.channel(name))
        try console.document(channel)
        var facts: [(String, String?)] = [
            ("channel", channel.name), ("kind", channel.kind), ("language", channel.language), ("host", channel.host),
            ("secret", channel.hasSecret ? "stored" : "none"),
        ]
        if let mail = channel.mail {
            facts += [
                ("port", mail.port.map { "\($0)" }), ("security", mail.security), ("user", mail.user),
                ("from", mail.from), ("to", RemoteText.list(mail.to)),
            ]
        }
        console.lines(RemoteText.facts(facts + [("since", RemoteText.time(channel.createdAt))]))
    }
}
