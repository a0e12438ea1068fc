internal import APIModel
import ArgumentParser
internal import Client
internal import Core

/// `tidemark instance change`.
struct InstanceChangeCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "change", abstract: "Changes what is known of an instance; what is not named stays as it is.")

    @Argument(help: ArgumentHelp("The instance.", valueName: "name"))
    var name: String

    @Option(help: ArgumentHelp("Its host name or address.", valueName: "host"))
    var host: String?

    @Option(help: ArgumentHelp("Its port.", valueName: "port"))
    var port: Int?

    @Option(help: ArgumentHelp("The account that is read with.", valueName: "name"))
    var user: String?

    @Option(
        help: ArgumentHelp(
            "How far connections insist on TLS: disabled, preferred, required, verify-ca or verify-identity.",
            valueName: "mode"))
    var tls: String?

    @Option(help: ArgumentHelp("Where it runs.", valueName: "name"))
    var site: String?

    @Option(help: ArgumentHelp("A mark, key or key=value, instead of those it has; several times.", valueName: "tag"))
    var tag: [String] = []

    @Flag(help: "Take all of its tags away.")
    var noTags = false

    @OptionGroup var project: ProjectOptions
    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        guard tag.isEmpty || !noTags else {
            throw TidemarkError(.usage, "--tag and --no-tags exclude each other", hint: "give one of the two")
        }
        let path = Routes.instance(name)
        let changed = try await client.changeNewest(InstanceDocument.self, path, query: project.query) { known in
            InstanceRequest(
                name: known.name, host: host ?? known.host, port: port ?? known.port,
                user: user ?? known.user, secret: known.secret, tls: tls ?? known.tls, site: site ?? known.site,
                tags: noTags ? [] : tag.isEmpty ? known.tags : tag)
        }
        try console.document(changed)
        console.line("done", "instance \(changed.name) at \(changed.host):\(changed.port)")
    }
}
