internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark event list`.
struct EventListCommand: RemoteCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Shows what happened, oldest first.")

    @Option(help: ArgumentHelp("Only what came behind this event.", valueName: "number"))
    var after: Int64?

    @Option(help: ArgumentHelp("Only of this kind, such as job.failed.", valueName: "kind"))
    var kind: String?

    @Option(help: ArgumentHelp("Only what is about this instance.", valueName: "name"))
    var instance: String?

    @Option(help: ArgumentHelp("Only what is about this project.", valueName: "name"))
    var project: String?

    @Option(help: ArgumentHelp("At most so many.", valueName: "number"))
    var limit = 1000

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        var table = TextTable([
            ("NUMBER", .right), ("TIME (UTC)", .left), ("KIND", .left), ("PROJECT", .left), ("INSTANCE", .left),
            ("JOB", .left), ("DETAILS", .left),
        ])
        for event in try await events(client) {
            try console.document(event)
            table.add([
                "\(event.number)", RemoteText.time(event.happenedAt), RemoteText.line(event.kind),
                RemoteText.line(event.project ?? "–"), RemoteText.line(event.instance ?? "–"),
                event.job ?? "–", RemoteText.line(RemoteText.tree(event.details).joined(separator: ", ")),
            ])
        }
        console.lines(table.isEmpty ? ["nothing happened"] : table.lines)
    }

    /// Page by page: they are named by numbers, and filtered here.
    private func events(_ client: APIClient) async throws -> [EventDocument] {
        let most = max(1, limit)
        var found: [EventDocument] = []
        var place = after
        while found.count < most {
            var query = [(name: "limit", value: "\(APIClient.pageSize)")]
            if let place { query.append((name: "after", value: "\(place)")) }
            let page = try await client.get(Page<EventDocument>.self, Routes.events, query: query)
            found += page.items.filter(isWanted)
            // A server that says the same again must not keep anybody for ever.
            guard let next = page.next.flatMap({ Int64($0) }), next > place ?? 0 else { break }
            place = next
        }
        return Array(found.prefix(most))
    }

    private func isWanted(_ event: EventDocument) -> Bool {
        (kind == nil || event.kind == kind) && (instance == nil || event.instance == instance)
            && (project == nil || event.project == project)
    }
}
