internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark repository list`.
struct RepositoryListCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Shows the repositories of a project.")

    @OptionGroup var project: ProjectOptions
    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        var table = TextTable([
            ("REPOSITORY", .left), ("URL", .left), ("KEY", .left), ("CATALOG", .left), ("SINCE (UTC)", .left),
        ])
        for repository in try await client.list(RepositoryDocument.self, Routes.repositories, query: project.query) {
            try console.document(repository)
            table.add([
                repository.name, RemoteText.line(repository.url), repository.keyKind ?? "none",
                repository.holdsCatalog ? "exported here" : "", RemoteText.time(repository.createdAt),
            ])
        }
        console.lines(table.isEmpty ? ["no repository yet: add one with tidemark repository add"] : table.lines)
    }
}
