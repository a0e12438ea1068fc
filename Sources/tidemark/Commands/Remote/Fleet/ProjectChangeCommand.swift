internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark project change`.
struct ProjectChangeCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "change", abstract: "Gives a project another name or title.")

    @Argument(help: ArgumentHelp("The project.", valueName: "name"))
    var name: String

    @Option(help: ArgumentHelp("What it is called from now on.", valueName: "name"))
    var rename: String?

    @Option(help: ArgumentHelp("For people, one line.", valueName: "text"))
    var title: String?

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let project = try await client.changeNewest(ProjectDocument.self, Routes.project(name)) { known in
            ProjectRequest(name: rename ?? known.name, title: title ?? known.title)
        }
        try console.document(project)
        console.line("done", "project \(project.name)")
    }
}
