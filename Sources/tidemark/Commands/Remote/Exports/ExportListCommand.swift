internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark export list`.
struct ExportListCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Shows the exports of a project, newest first.")

    @Option(help: ArgumentHelp("At most so many.", valueName: "number"))
    var limit = 50

    @OptionGroup var project: ProjectOptions
    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        var table = TextTable([
            ("EXPORT", .left), ("INSTANCE", .left), ("STATE", .left), ("FORMAT", .left), ("SIZE", .right),
            ("ASKED FOR (UTC)", .left), ("BY", .left), ("ERASED FROM (UTC)", .left),
        ])
        let exports = try await client.list(
            DataExportDocument.self, Routes.exports, query: project.query, atMost: max(1, limit))
        for export in exports {
            try console.document(export)
            table.add([
                export.id, export.instance, export.state, export.order.format, RemoteText.bytes(export.file?.bytes),
                RemoteText.time(export.createdAt), RemoteText.line(export.createdBy),
                RemoteText.time(export.expiresAt),
            ])
        }
        console.lines(table.isEmpty ? ["no export yet: begin one with tidemark export begin NAME"] : table.lines)
    }
}
