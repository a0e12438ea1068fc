internal import APIModel
import ArgumentParser
internal import Client
internal import Core

/// `tidemark repository add`.
struct RepositoryAddCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract:
            "Adds a repository that exists, with what opens it: sealed in the catalog, given to workers with their jobs."
    )

    @Argument(help: ArgumentHelp("What plans call it.", valueName: "name"))
    var name: String

    @Option(
        help: ArgumentHelp(
            "The repository, such as file:///srv/backups or s3://bucket/prefix?region=eu-central-1.", valueName: "url"))
    var repo: String

    @OptionGroup var key: KeyOptions

    @Option(help: ArgumentHelp("The access key's identifier of an s3:// repository.", valueName: "id"))
    var accessKeyId: String?

    @Option(help: ArgumentHelp("A file with the access key's secret.", valueName: "file"))
    var secretKeyFile: String?

    @OptionGroup var figures: RepositoryFigureOptions

    @Flag(help: "Export the service's own catalog into it.")
    var holdsCatalog = false

    @OptionGroup var project: ProjectOptions
    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        var form = RepositoryForm(name: name, url: repo)
        form.key = try RepositoryKeys.form(try key.choice(), console)
        form.credentials = try RepositoryKeys.credentials(accessKeyId, secretKeyFile, console)
        try figures.fill(&form)
        if holdsCatalog { form.holdsCatalog = true }
        let added = try await client.post(
            RepositoryDocument.self, Routes.repositories, query: project.query, body: form)
        try console.document(added)
        console.line("done", "repository \(added.name) at \(RemoteText.line(added.url))")
    }
}
