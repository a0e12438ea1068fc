internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark person reset-factor`.
struct PersonResetFactorCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset-factor",
        abstract: "Takes the second factor away from somebody who lost it; ends the sessions.")

    @Argument(help: ArgumentHelp("The person.", valueName: "name"))
    var name: String

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let person = try await client.post(PersonDocument.self, Routes.person(name, "factor-reset"))
        try console.document(person)
        console.line("done", "\(name) signs in with the password alone")
    }
}
