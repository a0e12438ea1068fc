internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark event ack`.
struct EventAcknowledgeCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "ack", abstract: "Says that somebody looks after the trouble an event is part of.")

    @Argument(help: ArgumentHelp("The event.", valueName: "number"))
    var number: Int64

    @Option(help: ArgumentHelp("For the others, one line.", valueName: "text"))
    var note: String?

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let event = try await client.post(
            EventDocument.self, Routes.event(number, "acknowledge"), body: AcknowledgeForm(note: note))
        try console.document(event)
        console.line("done", "the trouble of event \(event.number) is looked after; it is told again when it is over")
    }
}
