internal import APIModel
import ArgumentParser
internal import Client
internal import Core

/// `tidemark password`: another password of the administrator.
struct PasswordCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "password", abstract: "Changes the administrator's password and ends every other session.")

    @Option(help: ArgumentHelp("A file with the password until now; without it it is asked for.", valueName: "file"))
    var passwordFile: String?

    @Option(
        help: ArgumentHelp(
            "A file with the new password, 12 characters at least; without it it is asked for.", valueName: "file"))
    var newPasswordFile: String?

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let current = try Self.password(passwordFile, "Password until now: ", console)
        let new = try Self.password(newPasswordFile, "New password: ", console)
        if newPasswordFile == nil {
            let again = try PasswordPrompt.ask("New password, again: ")
            guard Self.text(again) == Self.text(new) else {
                throw TidemarkError(.usage, "the new password was typed in two ways", hint: "run the command again")
            }
        }
        var request = APIRequest(.put, Routes.password)
        request.body = try WorkJSON.bytes(PasswordChange(current: Self.text(current), new: Self.text(new)))
        _ = try await client.send(request)
        console.line("done", "the password is another one; every other session has ended")
        console.object(["event": "done"])
    }

    private static func password(
        _ file: String?, _ question: String, _ console: Console
    ) throws(TidemarkError) -> Secret {
        if let file {
            if let exposure = SecretFile.exposure(file, what: "password") { console.warning(exposure) }
            return Secret(try SecretFile.read(file, what: "password", code: .usage))
        }
        guard !console.isJSON, PasswordPrompt.isPossible else {
            throw TidemarkError(
                .usage, "there is nobody to ask for the password",
                hint: "give --password-file FILE and --new-password-file FILE")
        }
        return try PasswordPrompt.ask(question)
    }

    private static func text(_ secret: Secret) -> String {
        secret.withBytes { String(decoding: $0, as: UTF8.self) }
    }
}
