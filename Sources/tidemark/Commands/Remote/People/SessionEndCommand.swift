import ArgumentParser
internal import Client

/// `tidemark session end`.
struct SessionEndCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "end", abstract: "Ends a session: whoever uses it has to sign in again.")

    @Argument(help: ArgumentHelp("The session, as session list shows it.", valueName: "session"))
    var session: String

    @Flag(help: "It may be somebody else's.")
    var all = false

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        try await client.delete(all ? Routes.session(session) : Routes.ownSession(session))
        console.line("done", "session \(session) has ended")
        console.object(["event": "done", "session": .string(session)])
    }
}
