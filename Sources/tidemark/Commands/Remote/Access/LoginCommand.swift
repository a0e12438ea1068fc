internal import APIModel
import ArgumentParser
internal import Client
internal import Core

/// `tidemark login`: begins a session and keeps its token.
struct LoginCommand: TidemarkCommand {
    static let configuration = CommandConfiguration(
        commandName: "login",
        abstract: "Signs in to a server, and keeps the session's token (mode 0600).")
    static let whenStopped = "nothing was kept; run the same command again"

    @Argument(help: ArgumentHelp("Who signs in.", valueName: "name"))
    var name = "administrator"

    @OptionGroup var server: ServerOptions

    @Option(help: ArgumentHelp("A file with the password; without it the password is asked for.", valueName: "file"))
    var passwordFile: String?

    @Option(
        help: ArgumentHelp(
            "A code of the second factor, or a recovery code; asked for where it is needed.", valueName: "code"))
    var code: String?

    @Option(
        help: ArgumentHelp(
            "A file with another password, for an account whose password has to be changed; asked for where it is needed.",
            valueName: "file"))
    var newPasswordFile: String?

    @Flag(help: "Sign in with a browser, by the server's provider.")
    var provider = false

    @Flag(help: "With --provider: the browser is on another machine, and its code is typed here.")
    var byHand = false

    @OptionGroup var output: OutputOptions

    func perform(_ console: Console) async throws {
        var sessions = try SessionFile.read()
        let address = try server.address(sessions)
        let client = try APIClient(try server.settings(address))
        let session = try await provider ? byBrowser(client, console) : byPassword(client, console)
        sessions.add(session.token, for: address, until: session.expiresAt.timestamp)
        try sessions.write()
        console.line("done", "signed in to \(address) until \(RemoteText.time(session.expiresAt))")
        console.object([
            "event": "done", "server": .string(address.base), "expiresAt": .string(session.expiresAt.description),
        ])
    }

    // MARK: With a password

    /// Asks for what the server says is missing, each once.
    private func byPassword(_ client: APIClient, _ console: Console) async throws -> SessionDocument {
        let password = try PasswordQuestion.ask(
            "Password of \(name) at \(client.server): ", file: passwordFile,
            hint: "give --password-file FILE, or use a token", console)
        var request = SignInRequest(name: name, password: PasswordQuestion.text(password), code: code)
        while true {
            do {
                return try await client.post(SessionDocument.self, Routes.session, body: request)
            } catch let error as TidemarkError {
                switch error.code.rawValue {
                case "access.factor" where request.code == nil: request.code = try factorCode(console, error)
                case "access.change" where request.newPassword == nil:
                    let new = try PasswordQuestion.askNew(
                        "New password", file: newPasswordFile, hint: "give --new-password-file FILE", console)
                    request.newPassword = PasswordQuestion.text(new)
                default: throw error
                }
            }
        }
    }

    private func factorCode(_ console: Console, _ error: TidemarkError) throws(TidemarkError) -> String {
        guard !console.isJSON, PasswordPrompt.isPossible else { throw error }
        return PasswordQuestion.text(try PasswordPrompt.ask("Code of the second factor: "))
    }

    // MARK: With a browser

    /// Seconds in which the user signs in.
    private static let patience = 600.0

    private func byBrowser(_ client: APIClient, _ console: Console) async throws -> SessionDocument {
        let flow = BrowserSignIn()
        let code: Secret
        if byHand {
            tell(flow.url(at: client.server, port: nil), console)
            guard !console.isJSON, PasswordPrompt.isPossible else {
                throw TidemarkError(.usage, "there is nobody to type the code", hint: "leave out --by-hand")
            }
            code = try PasswordPrompt.ask("Code that the browser shows: ")
        } else {
            let listener = try await LoopbackListener.start()
            tell(flow.url(at: client.server, port: listener.port), console)
            code = try await listener.code(atMost: Self.patience)
        }
        let request = ProviderCode(
            code: PasswordQuestion.text(code), verifier: PasswordQuestion.text(flow.verifier))
        return try await client.post(SessionDocument.self, Routes.providerSession, body: request)
    }

    private func tell(_ url: String, _ console: Console) {
        console.line("open", url)
        console.object(["event": "browser", "url": .string(url)])
    }
}
