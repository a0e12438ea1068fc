internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark person show`.
struct PersonShowCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Shows one person.")

    @Argument(help: ArgumentHelp("The person.", valueName: "name"))
    var name: String

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let person = try await client.get(PersonDocument.self, Routes.person(name))
        try console.document(person)
        console.lines(PersonText.facts(person))
    }
}
