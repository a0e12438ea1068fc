internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark person add`.
struct PersonAddCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Makes an account; without a password file a password is made and shown this once.")

    @Argument(help: ArgumentHelp("What the person is called, for ever.", valueName: "name"))
    var name: String

    @Option(help: ArgumentHelp("For people, one line.", valueName: "text"))
    var title: String?

    @Option(help: ArgumentHelp("Where mail reaches the person.", valueName: "address"))
    var mail: String?

    @Option(
        help: ArgumentHelp(
            "A file with the password for the first time to sign in, which asks for another.", valueName: "file"))
    var passwordFile: String?

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let password = try passwordFile.map { file in
            PasswordQuestion.text(try PasswordQuestion.ask("", file: file, hint: "", console))
        }
        let request = PersonRequest(name: name, title: title, mail: mail, password: password)
        let made = try await client.post(NewPersonDocument.self, Routes.people, body: request)
        console.line("done", "person \(name)")
        try PersonText.tell(made, console)
    }
}
