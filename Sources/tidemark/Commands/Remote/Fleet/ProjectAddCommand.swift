internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark project add`.
struct ProjectAddCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Adds a project, with the site default.")

    @Argument(help: ArgumentHelp("What it is called.", valueName: "name"))
    var name: String

    @Option(help: ArgumentHelp("For people, one line.", valueName: "text"))
    var title: String?

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let project = try await client.post(
            ProjectDocument.self, Routes.projects, body: ProjectRequest(name: name, title: title))
        try console.document(project)
        console.line("done", "project \(project.name)")
    }
}
