internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark channel add`.
struct ChannelAddCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Adds a channel; its address and secret are kept sealed.")

    @Argument(help: ArgumentHelp("What plans and subscriptions call it.", valueName: "name"))
    var name: String

    @Option(help: ArgumentHelp("webhook, mail, slack, wecom, dingtalk or feishu.", valueName: "kind"))
    var kind: String

    @OptionGroup var channel: ChannelOptions
    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let form = try channel.form(name, kind: kind, over: nil, console)
        let added = try await client.post(ChannelDocument.self, Routes.channels, body: form)
        try console.document(added)
        console.line("done", "channel \(added.name) to \(RemoteText.line(added.host))")
    }
}
