internal import APIModel
import ArgumentParser
internal import Client
internal import Core

/// `tidemark event test`.
struct EventTestCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "Sends a message to a channel, and waits until the receiver has it.")

    @Argument(help: ArgumentHelp("The channel.", valueName: "channel"))
    var channel: String

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let report = try await client.post(ChannelTestReport.self, Routes.channel(channel, "test"))
        try console.document(report)
        console.line("done", "\(report.channel) has the message, after \(DurationText.of(seconds: report.seconds))")
    }
}
