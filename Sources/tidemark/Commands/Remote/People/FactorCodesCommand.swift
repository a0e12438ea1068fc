internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark factor codes`.
struct FactorCodesCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "codes", abstract: "Makes other recovery codes in the place of those there were.")

    @Argument(help: ArgumentHelp("The code of the authenticator, or a recovery code.", valueName: "code"))
    var code: String

    @Option(help: ArgumentHelp("A file with your password; without it it is asked for.", valueName: "file"))
    var passwordFile: String?

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let password = try PasswordQuestion.ask(
            "Your password: ", file: passwordFile, hint: "give --password-file FILE", console)
        let codes = try await client.post(
            RecoveryCodes.self, Routes.factor + "/codes",
            body: FactorRemoval(password: PasswordQuestion.text(password), code: code))
        try console.document(codes)
        FactorText.tell(codes, console)
    }
}
