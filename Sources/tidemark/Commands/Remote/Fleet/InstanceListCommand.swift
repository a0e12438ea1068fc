internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark instance list`.
struct InstanceListCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Shows the instances of a project and how well each is protected.")

    @Option(help: ArgumentHelp("Only those with this tag, key or key=value.", valueName: "tag"))
    var tag: String?

    @OptionGroup var project: ProjectOptions
    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        var table = TextTable([
            ("INSTANCE", .left), ("SITE", .left), ("PLAN", .left), ("STATE", .left), ("WINDOW (UTC)", .left),
            ("GAPS", .right), ("BEHIND", .right), ("STORED", .right),
        ])
        let names = try await tagged(client)
        for status in try await client.list(InstanceStatus.self, Routes.statuses, query: project.query) {
            guard names?.contains(status.instance) ?? true else { continue }
            try console.document(status)
            table.add([
                status.instance, status.site, status.plan ?? "–", status.level, RemoteText.window(status.window),
                "\(status.gaps)", RemoteText.seconds(status.rpoSeconds), RemoteText.bytes(status.storedBytes),
            ])
        }
        let nothing = tag.map { "no instance has the tag \($0)" }
        console.lines(
            table.isEmpty ? [nothing ?? "no instance yet: add one with tidemark instance add"] : table.lines)
    }

    /// Names of the instances with the tag; nil where all are meant.
    private func tagged(_ client: APIClient) async throws -> Set<String>? {
        guard let tag else { return nil }
        let query = project.query + [(name: "tag", value: tag)]
        return Set(try await client.list(InstanceDocument.self, Routes.instances, query: query).map(\.name))
    }
}
