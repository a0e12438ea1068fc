internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark event list`.
struct EventListCommand: RemoteCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Shows what happened, oldest first.")

    @Option(help: ArgumentHelp("Only what came behind this event; with --newest, before it.", valueName: "number"))
    var after: Int64?

    @Option(help: ArgumentHelp("Only of this kind, such as job.failed, or job.* for all such.", valueName: "kind"))
    var kind: String?

    @Option(help: ArgumentHelp("From here on: information, warning or critical.", valueName: "severity"))
    var severity: String?

    @Option(
        help: ArgumentHelp(
            "Only what is about this instance; of the project default where none is named.", valueName: "name"))
    var instance: String?

    @Option(help: ArgumentHelp("Only what is about this project.", valueName: "name"))
    var project: String?

    @Flag(help: "Newest first.")
    var newest = false

    @Option(help: ArgumentHelp("At most so many.", valueName: "number"))
    var limit = 1000

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        var table = TextTable([
            ("NUMBER", .right), ("TIME (UTC)", .left), ("SEVERITY", .left), ("KIND", .left), ("PROJECT", .left),
            ("INSTANCE", .left), ("JOB", .left), ("TROUBLE", .left), ("DETAILS", .left),
        ])
        for event in try await events(client) {
            try console.document(event)
            table.add([
                "\(event.number)", RemoteText.time(event.happenedAt), event.severity, RemoteText.line(event.kind),
                RemoteText.line(event.project ?? "–"), RemoteText.line(event.instance ?? "–"),
                event.job ?? "–", EventText.trouble(event.alarm),
                RemoteText.line(RemoteText.tree(event.details).joined(separator: ", ")),
            ])
        }
        console.lines(table.isEmpty ? ["nothing happened"] : table.lines)
    }

    private func events(_ client: APIClient) async throws -> [EventDocument] {
        let most = max(1, limit)
        var filters: [(name: String, value: String)] = newest ? [(name: "order", value: "newest")] : []
        for (name, value) in [("kind", kind), ("severity", severity), ("instance", instance), ("project", project)] {
            if let value { filters.append((name: name, value: value)) }
        }
        var found: [EventDocument] = []
        var place = after
        while found.count < most {
            var query = filters + [(name: "limit", value: "\(min(APIClient.pageSize, most - found.count))")]
            if let place { query.append((name: "after", value: "\(place)")) }
            let page = try await client.get(Page<EventDocument>.self, Routes.events, query: query)
            found += page.items
            // A server that says the same again must not keep anybody for ever.
            guard let next = page.next.flatMap({ Int64($0) }), goesOn(next, from: place) else { break }
            place = next
        }
        return found
    }

    private func goesOn(_ next: Int64, from place: Int64?) -> Bool {
        guard let place else { return true }
        return newest ? next < place : next > place
    }
}
