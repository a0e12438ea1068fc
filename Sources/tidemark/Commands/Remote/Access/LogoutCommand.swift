import ArgumentParser
internal import Client
internal import Core

/// `tidemark logout`: ends the session and forgets its token.
struct LogoutCommand: TidemarkCommand {
    static let configuration = CommandConfiguration(
        commandName: "logout", abstract: "Ends the session of tidemark login, and forgets its token.")
    static let whenStopped = "run the same command again"

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ console: Console) async throws {
        var sessions = try SessionFile.read()
        let address = try server.address(sessions)
        let token = sessions.token(for: address)
        sessions.remove(address)
        try sessions.write()
        if let token {
            var settings = try server.settings(address)
            settings.token = token
            try await APIClient(settings).delete(Routes.session)
        }
        console.line("done", "signed out of \(address)")
        console.object(["event": "done", "server": .string(address.base)])
    }
}
