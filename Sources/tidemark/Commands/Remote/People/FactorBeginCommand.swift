internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark factor begin`.
struct FactorBeginCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "begin", abstract: "Makes a secret for an authenticator, which counts once it is confirmed.")

    @Option(help: ArgumentHelp("A file with your password; without it it is asked for.", valueName: "file"))
    var passwordFile: String?

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let password = try PasswordQuestion.ask(
            "Your password: ", file: passwordFile, hint: "give --password-file FILE", console)
        let factor = try await client.post(
            FactorDocument.self, Routes.factor, body: FactorRequest(password: PasswordQuestion.text(password)))
        try console.document(factor)
        console.line("secret", factor.secret)
        console.line("uri", factor.uri)
        console.line("next", "type the secret into an authenticator, then: tidemark factor confirm CODE")
    }
}
