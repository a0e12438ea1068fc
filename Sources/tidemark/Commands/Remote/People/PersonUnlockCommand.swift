internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark person unlock`.
struct PersonUnlockCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "unlock", abstract: "Lets somebody try again at once who has failed to sign in too often.")

    @Argument(help: ArgumentHelp("The person.", valueName: "name"))
    var name: String

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let person = try await client.post(PersonDocument.self, Routes.person(name, "unlock"))
        try console.document(person)
        console.line("done", "person \(name) is \(PersonText.state(person))")
    }
}
