internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark project list`.
struct ProjectListCommand: RemoteCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Shows the projects of a server.")

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        var table = TextTable([("PROJECT", .left), ("TITLE", .left), ("SINCE (UTC)", .left)])
        for project in try await client.list(ProjectDocument.self, Routes.projects) {
            try console.document(project)
            table.add([project.name, RemoteText.line(project.title), RemoteText.time(project.createdAt)])
        }
        console.lines(table.lines)
    }
}
