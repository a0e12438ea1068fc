internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark link show`.
struct LinkShowCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Shows a link, without its secret.")

    @Argument(help: ArgumentHelp("The link, as tidemark link list names it.", valueName: "id"))
    var id: String

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let link = try await client.get(LinkDocument.self, Routes.link(id))
        try console.document(link)
        console.lines(
            RemoteText.facts([
                ("link", link.id), ("export", link.export), ("state", link.state), ("owner", link.owner),
                ("uses", "\(link.uses) of \(link.mostUses)"),
                ("from", link.addresses.isEmpty ? "anywhere" : RemoteText.list(link.addresses)),
                ("made", RemoteText.time(link.createdAt)), ("expires", RemoteText.time(link.expiresAt)),
                ("used", link.usedAt.map { RemoteText.time($0) }),
                ("revoked", link.revokedAt.map { "\(RemoteText.time($0)) by \(link.revokedBy ?? "")" }),
            ]))
    }
}
