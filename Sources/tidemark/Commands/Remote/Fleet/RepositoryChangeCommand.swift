internal import APIModel
import ArgumentParser
internal import Client
internal import Core

/// `tidemark repository change`.
struct RepositoryChangeCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "change",
        abstract: "Changes what is known of a repository; what is not named stays, its key and credentials too.")

    @Argument(help: ArgumentHelp("The repository.", valueName: "name"))
    var name: String

    @Option(help: ArgumentHelp("Where it is now.", valueName: "url"))
    var repo: String?

    @OptionGroup var key: KeyOptions

    @Option(help: ArgumentHelp("The access key's identifier of an s3:// repository.", valueName: "id"))
    var accessKeyId: String?

    @Option(help: ArgumentHelp("A file with the access key's secret.", valueName: "file"))
    var secretKeyFile: String?

    @OptionGroup var figures: RepositoryFigureOptions

    @Flag(inversion: .prefixedNo, help: "Export the service's own catalog into it.")
    var holdsCatalog: Bool?

    @OptionGroup var project: ProjectOptions
    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let opener = try wantsKey() ? RepositoryKeys.form(try key.choice(), console) : nil
        let credentials = try RepositoryKeys.credentials(accessKeyId, secretKeyFile, console)
        let path = Routes.repository(name)
        let changed = try await client.changeNewest(RepositoryDocument.self, path, query: project.query) { known in
            var form = RepositoryForm(
                name: known.name, url: repo ?? known.url, key: opener, credentials: credentials)
            form.holdsCatalog = holdsCatalog ?? known.holdsCatalog
            try figures.fill(&form, from: known)
            return form
        }
        try console.document(changed)
        console.line("done", "repository \(changed.name) at \(RemoteText.line(changed.url))")
    }

    /// A key of the environment opens repositories of this machine: one is sent only where an option asks for it.
    private func wantsKey() throws(TidemarkError) -> Bool {
        let token = try key.token.choice()
        return key.keyFile != nil || key.passphraseFile != nil || key.kms.choice != nil || token != nil
    }
}
