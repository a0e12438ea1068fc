internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark link revoke`.
struct LinkRevokeCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke",
        abstract: "Revokes a link: it is refused from now on, and a download that is under way is cut off.")

    @Argument(help: ArgumentHelp("The link, as tidemark link list names it.", valueName: "id"))
    var id: String

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let link = try await client.post(LinkDocument.self, Routes.link(id, "revoke"))
        try console.document(link)
        console.line("done", "link \(id) was revoked")
    }
}
