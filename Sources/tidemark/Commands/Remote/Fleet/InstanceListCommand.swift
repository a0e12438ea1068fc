internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark instance list`.
struct InstanceListCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Shows the instances of a project and how well each is protected.")

    @OptionGroup var project: ProjectOptions
    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        var table = TextTable([
            ("INSTANCE", .left), ("SITE", .left), ("PLAN", .left), ("STATE", .left), ("WINDOW (UTC)", .left),
            ("GAPS", .right), ("BEHIND", .right), ("STORED", .right),
        ])
        for status in try await client.list(InstanceStatus.self, Routes.statuses, query: project.query) {
            try console.document(status)
            table.add([
                status.instance, status.site, status.plan ?? "–", status.level, RemoteText.window(status.window),
                "\(status.gaps)", RemoteText.seconds(status.rpoSeconds), RemoteText.bytes(status.storedBytes),
            ])
        }
        console.lines(table.isEmpty ? ["no instance yet: add one with tidemark instance add"] : table.lines)
    }
}
