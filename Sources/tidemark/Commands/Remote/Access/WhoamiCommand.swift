internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark whoami`: who the server takes the caller for.
struct WhoamiCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "whoami", abstract: "Says who a server takes you for, and until when.")

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let caller = try await client.get(CallerDocument.self, Routes.session)
        try console.document(caller)
        let end = caller.expiresAt.map { "until \(RemoteText.time($0))" } ?? "for good"
        console.line("\(RemoteText.line(caller.name)) at \(client.server), as \(RemoteText.line(caller.scope)), \(end)")
    }
}
