internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark export show`.
struct ExportShowCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Shows an export: what was asked for, and its file once it is there.")

    @Argument(help: ArgumentHelp("The export, as tidemark export list names it.", valueName: "id"))
    var id: String

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let export = try await client.get(DataExportDocument.self, Routes.export(id))
        try console.document(export)
        let order = export.order
        console.lines(
            RemoteText.facts([
                ("export", export.id), ("state", export.state), ("instance", export.instance),
                ("repository", export.repository), ("job", export.job),
                ("moment", order.to ?? order.before.map { "before \($0)" }), ("format", order.format),
                ("databases", order.databases.isEmpty ? nil : RemoteText.list(order.databases)),
                ("tables", order.tables.isEmpty ? nil : RemoteText.list(order.tables)),
                (
                    "rows",
                    order.rows.isEmpty ? nil : RemoteText.list(order.rows.map { "\($0.table) where \($0.condition)" })
                ),
                ("masks", order.masks.isEmpty ? nil : RemoteText.list(order.masks.map { "\($0.column) \($0.kind)" })),
                ("opened by", order.recipients.isEmpty ? "a passphrase" : RemoteText.list(order.recipients)),
                ("file", export.file?.name), ("size", export.file.map { RemoteText.bytes($0.bytes) }),
                ("sha-256", export.file?.sha256), ("asked for", RemoteText.time(export.createdAt)),
                ("by", export.createdBy), ("ready", export.file.map { RemoteText.time($0.readyAt) }),
                ("kept until", RemoteText.time(export.expiresAt)),
                ("erased", export.erasedAt.map { RemoteText.time($0) }),
            ]))
    }
}
