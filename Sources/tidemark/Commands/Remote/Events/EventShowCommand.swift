internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark event show`.
struct EventShowCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Shows an event, and the trouble it is part of.")

    @Argument(help: ArgumentHelp("The event.", valueName: "number"))
    var number: Int64

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let event = try await client.get(EventDocument.self, Routes.event(number))
        try console.document(event)
        console.lines(EventText.facts(event))
    }
}
