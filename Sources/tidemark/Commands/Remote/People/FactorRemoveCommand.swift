internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark factor remove`.
struct FactorRemoveCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Takes your second factor away.")

    @Argument(help: ArgumentHelp("The code of the authenticator, or a recovery code.", valueName: "code"))
    var code: String

    @Option(help: ArgumentHelp("A file with your password; without it it is asked for.", valueName: "file"))
    var passwordFile: String?

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let password = try PasswordQuestion.ask(
            "Your password: ", file: passwordFile, hint: "give --password-file FILE", console)
        var request = APIRequest(.post, Routes.factor + "/removal")
        request.body = try WorkJSON.bytes(FactorRemoval(password: PasswordQuestion.text(password), code: code))
        _ = try await client.send(request)
        console.line("done", "you sign in with the password alone")
        console.object(["event": "done"])
    }
}
