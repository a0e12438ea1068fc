internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark link list`.
struct LinkListCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Shows the links of a project, newest first, without their secrets.")

    @Option(help: ArgumentHelp("Only those to this export.", valueName: "id"))
    var export: String?

    @Option(help: ArgumentHelp("At most so many.", valueName: "number"))
    var limit = 50

    @OptionGroup var project: ProjectOptions
    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        var table = TextTable([
            ("LINK", .left), ("EXPORT", .left), ("STATE", .left), ("USES", .right), ("FROM", .left),
            ("OWNER", .left), ("EXPIRES (UTC)", .left), ("USED (UTC)", .left),
        ])
        var query = project.query
        if let export { query.append(("export", export)) }
        for link in try await client.list(LinkDocument.self, Routes.links, query: query, atMost: max(1, limit)) {
            try console.document(link)
            table.add([
                link.id, link.export, link.state, "\(link.uses) of \(link.mostUses)",
                link.addresses.isEmpty ? "anywhere" : RemoteText.list(link.addresses), RemoteText.line(link.owner),
                RemoteText.time(link.expiresAt), RemoteText.time(link.usedAt),
            ])
        }
        console.lines(table.isEmpty ? ["no link yet: make one with tidemark link add EXPORT"] : table.lines)
    }
}
