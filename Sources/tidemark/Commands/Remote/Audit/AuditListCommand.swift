internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark audit list`.
struct AuditListCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Shows who did what, newest first. Looking stands in the audit too.")

    @OptionGroup var filter: AuditFilterOptions

    @Option(help: ArgumentHelp("At most so many.", valueName: "number"))
    var limit = 50

    @Flag(help: "Show what was changed, below each.")
    var changes = false

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let entries = try await entries(client)
        for entry in entries { try console.document(entry) }
        guard !changes else {
            for entry in entries { console.lines(AuditText.entry(entry)) }
            return
        }
        var table = TextTable([
            ("NUMBER", .right), ("TIME (UTC)", .left), ("WHO", .left), ("FROM", .left), ("WHAT", .left), ("ON", .left),
            ("RESULT", .left),
        ])
        for entry in entries {
            table.add([
                "\(entry.number)", RemoteText.time(entry.happenedAt), RemoteText.line(entry.who),
                RemoteText.line(entry.address ?? "–"), RemoteText.line(entry.function), AuditText.subject(entry),
                AuditText.result(entry),
            ])
        }
        console.lines(table.isEmpty ? ["no such entry"] : table.lines)
    }

    /// A page may be empty where a text is looked for, and another follow.
    private func entries(_ client: APIClient) async throws -> [AuditEntryDocument] {
        let most = max(1, limit)
        var found: [AuditEntryDocument] = []
        var after: String?
        while found.count < most {
            var query = filter.query
            query.append(("limit", "\(min(200, most - found.count))"))
            if let after { query.append(("after", after)) }
            let page = try await client.get(Page<AuditEntryDocument>.self, Routes.audit, query: query)
            found += page.items
            // A server that says the same again must not keep anybody for ever.
            guard let next = page.next, Int64(next) ?? 0 < after.flatMap({ Int64($0) }) ?? .max else { break }
            after = next
        }
        return found
    }
}
