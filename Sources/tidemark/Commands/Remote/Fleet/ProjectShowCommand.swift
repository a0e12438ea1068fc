internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark project show`.
struct ProjectShowCommand: RemoteCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "Shows a project.")

    @Argument(help: ArgumentHelp("The project.", valueName: "name"))
    var name: String

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let project = try await client.get(ProjectDocument.self, Routes.project(name))
        try console.document(project)
        console.lines(
            RemoteText.facts([
                ("project", project.name), ("title", project.title.isEmpty ? nil : project.title),
                ("since", RemoteText.time(project.createdAt)),
            ]))
    }
}
