internal import APIModel
import ArgumentParser
internal import Client
internal import Core

/// `tidemark login`: begins a session and keeps its token.
struct LoginCommand: TidemarkCommand {
    static let configuration = CommandConfiguration(
        commandName: "login",
        abstract: "Signs in to a server with the administrator's password, and keeps the session's token (mode 0600).")
    static let whenStopped = "nothing was kept; run the same command again"

    @OptionGroup var server: ServerOptions

    @Option(help: ArgumentHelp("A file with the password; without it the password is asked for.", valueName: "file"))
    var passwordFile: String?

    @OptionGroup var output: OutputOptions

    func perform(_ console: Console) async throws {
        var sessions = try SessionFile.read()
        let address = try server.address(sessions)
        let client = try APIClient(try server.settings(address))
        let password = try password(for: address, console)
        let request = password.withBytes { SignInRequest(password: String(decoding: $0, as: UTF8.self)) }
        let session = try await client.post(SessionDocument.self, Routes.session, body: request)
        sessions.add(session.token, for: address, until: session.expiresAt.timestamp)
        try sessions.write()
        console.line("done", "signed in to \(address) until \(RemoteText.time(session.expiresAt))")
        console.object([
            "event": "done", "server": .string(address.base), "expiresAt": .string(session.expiresAt.description),
        ])
    }

    private func password(for address: ServerAddress, _ console: Console) throws(TidemarkError) -> Secret {
        if let passwordFile {
            if let exposure = SecretFile.exposure(passwordFile, what: "password") { console.warning(exposure) }
            return Secret(try SecretFile.read(passwordFile, what: "password", code: .usage))
        }
        guard !console.isJSON, PasswordPrompt.isPossible else {
            throw TidemarkError(
                .usage, "there is nobody to ask for the password", hint: "give --password-file FILE, or use a token")
        }
        return try PasswordPrompt.ask("Password of the administrator at \(address): ")
    }
}
