internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark role list`.
struct RoleListCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Shows the roles of a server, with what each allows.")

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        for role in try await client.list(RoleDocument.self, Routes.roles) {
            try console.document(role)
            console.line(RemoteText.line(role.name))
            console.line("  \(RemoteText.line(role.title))")
            console.line("  \(RemoteText.line(RemoteText.list(role.verbs)))")
        }
    }
}
