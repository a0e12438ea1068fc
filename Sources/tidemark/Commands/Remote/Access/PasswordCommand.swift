internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark password`: another password of one's own.
struct PasswordCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "password", abstract: "Changes your own password and ends every other session of yours.")

    @Option(help: ArgumentHelp("A file with the password until now; without it it is asked for.", valueName: "file"))
    var passwordFile: String?

    @Option(
        help: ArgumentHelp(
            "A file with the new password, 12 characters at least; without it it is asked for.", valueName: "file"))
    var newPasswordFile: String?

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let hint = "give --password-file FILE and --new-password-file FILE"
        let current = try PasswordQuestion.ask("Password until now: ", file: passwordFile, hint: hint, console)
        let new = try PasswordQuestion.askNew("New password", file: newPasswordFile, hint: hint, console)
        var request = APIRequest(.put, Routes.password)
        request.body = try WorkJSON.bytes(
            PasswordChange(current: PasswordQuestion.text(current), new: PasswordQuestion.text(new)))
        _ = try await client.send(request)
        console.line("done", "the password is another one; every other session has ended")
        console.object(["event": "done"])
    }
}
