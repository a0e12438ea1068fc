internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark audit retention`.
struct AuditRetentionCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "retention", abstract: "Shows how long the audit is kept, or changes it.")

    @Option(help: ArgumentHelp("Keep entries for so many days, 180 or more.", valueName: "number"))
    var days: Int?

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let found: AuditRetentionDocument
        if let days {
            found = try await client.changeNewest(AuditRetentionDocument.self, Routes.auditRetention) { _ in
                AuditRetention(days: days)
            }
        } else {
            found = try await client.get(AuditRetentionDocument.self, Routes.auditRetention)
        }
        try console.document(found)
        console.line(days == nil ? "kept" : "done", "entries are kept for \(found.days) days")
    }
}
