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

    @Option(help: ArgumentHelp("What plans call it from now on.", valueName: "name"))
    var rename: String?

    @Option(help: ArgumentHelp("Where it is now.", valueName: "url"))
    var repo: String?

    @OptionGroup var key: KeyOptions

    @Option(help: ArgumentHelp("The access key's identifier of an s3:// repository.", valueName: "id"))
    var accessKeyId: String?

    @Option(help: ArgumentHelp("A file with the access key's secret.", valueName: "file"))
    var secretKeyFile: String?

    @Option(
        help: ArgumentHelp(
            "Write at most so many bytes a second, such as 20MB/s; none for no limit.", valueName: "rate"))
    var uploadRate: String?

    @Option(help: ArgumentHelp("Read at most so many bytes a second; none for no limit.", valueName: "rate"))
    var downloadRate: String?

    @Flag(inversion: .prefixedNo, help: "Export the service's own catalog into it.")
    var holdsCatalog: Bool?

    @OptionGroup var project: ProjectOptions
    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let opener = try wantsKey ? RepositoryKeys.form(try key.choice(), console) : nil
        let credentials = try RepositoryKeys.credentials(accessKeyId, secretKeyFile, console)
        let upload = try uploadRate.map(Self.rate)
        let download = try downloadRate.map(Self.rate)
        let path = Routes.repository(name)
        let changed = try await client.changeNewest(RepositoryDocument.self, path, query: project.query) { known in
            var form = RepositoryForm(
                name: rename ?? known.name, url: repo ?? known.url, key: opener, credentials: credentials)
            form.uploadBytesPerSecond = upload ?? known.uploadBytesPerSecond
            form.downloadBytesPerSecond = download ?? known.downloadBytesPerSecond
            form.holdsCatalog = holdsCatalog ?? known.holdsCatalog
            form.prices = known.prices
            form.currency = known.currency
            return form
        }
        try console.document(changed)
        console.line("done", "repository \(changed.name) at \(RemoteText.line(changed.url))")
    }

    /// A key of the environment opens repositories of this machine: it is sent only where it is asked for.
    private var wantsKey: Bool {
        get throws(TidemarkError) {
            key.keyFile != nil || key.passphraseFile != nil || key.kms.choice != nil || (try key.token.choice()) != nil
        }
    }

    /// Bytes a second; nil inside for no limit. Throws `usage.invalid`.
    private static func rate(_ text: String) throws(TidemarkError) -> Int64? {
        guard text != "none" else { return nil }
        return Int64(clamping: try ByteRate(parsing: text).bytesPerSecond)
    }
}
