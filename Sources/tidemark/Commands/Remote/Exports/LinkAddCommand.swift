internal import APIModel
import ArgumentParser
internal import Client
internal import Core

/// `tidemark link add`.
struct LinkAddCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Makes a link to an export. Its address is shown this once, or written to a file."
    )

    @Argument(help: ArgumentHelp("The export, as tidemark export list names it.", valueName: "export"))
    var export: String

    @Option(help: ArgumentHelp("How long it can be used, 5 to 1440 minutes.", valueName: "minutes"))
    var minutes = 120

    @Option(help: ArgumentHelp("How often it can be used, 1 to 100 times.", valueName: "number"))
    var uses = 1

    @Option(
        help: ArgumentHelp(
            "An address or range it can be used from, such as 10.0.0.0/8 or fd00::/8; may be repeated; from anywhere "
                + "without it.", valueName: "range"))
    var from: [String] = []

    @Option(help: ArgumentHelp("Write the address to this new file (mode 0600) instead.", valueName: "file"))
    var file: String?

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        // Before the link is made: one that cannot be kept would have to be revoked.
        let target = try file.map { try NewSecretFile.begin(FilePath.absolute($0)) }
        let made: NewLinkDocument
        do {
            made = try await client.post(
                NewLinkDocument.self, Routes.export(export, "links"),
                body: LinkForm(minutes: minutes, uses: uses, addresses: from.isEmpty ? nil : from))
        } catch {
            target?.abandon()
            throw error
        }
        let address = "\(client.server)\(made.path)"
        if let target {
            try target.finish(Secret(address + "\n"))
            console.line("done", "link \(made.document.id) in \(target.path)")
            try console.document(made.document)
        } else {
            console.line("link", address)
            console.line(
                "done", "it is shown this once, and good until \(RemoteText.time(made.document.expiresAt)) UTC")
            try console.document(made)
        }
    }
}
