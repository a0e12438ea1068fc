internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark person reset-password`.
struct PersonResetPasswordCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset-password", abstract: "Makes another password, shown this once; ends the person's sessions.")

    @Argument(help: ArgumentHelp("The person.", valueName: "name"))
    var name: String

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let made = try await client.post(NewPersonDocument.self, Routes.person(name, "password"))
        console.line("done", "the sessions of \(name) have ended")
        try PersonText.tell(made, console)
    }
}
