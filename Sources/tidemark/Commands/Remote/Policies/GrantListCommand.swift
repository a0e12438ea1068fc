internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark grant list`.
struct GrantListCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Shows who has which roles and policies.")

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        var table = TextTable([
            ("GRANT", .left), ("WHO", .left), ("ROLE", .left), ("PROJECT", .left), ("BY", .left),
            ("SINCE (UTC)", .left),
        ])
        for grant in try await client.list(GrantDocument.self, Routes.grants) {
            try console.document(grant)
            table.add([
                RemoteText.line(grant.id), RemoteText.line("\(grant.subjectKind) \(grant.subject)"),
                RemoteText.line(grant.role), RemoteText.line(grant.project ?? "all"),
                RemoteText.line(grant.createdBy), RemoteText.time(grant.createdAt),
            ])
        }
        console.lines(table.isEmpty ? ["nobody was granted anything"] : table.lines)
    }
}
