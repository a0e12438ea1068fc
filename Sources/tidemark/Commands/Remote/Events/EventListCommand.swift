internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark event list`.
struct EventListCommand: RemoteCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Shows what happened, oldest first.")

    @Option(help: ArgumentHelp("Only what came behind this event.", valueName: "number"))
    var after: Int64?

    @Option(help: ArgumentHelp("At most so many.", valueName: "number"))
    var limit = 1000

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        var events: [EventDocument] = []
        var place = after
        while events.count < limit {
            var query = [(name: "limit", value: "\(min(200, limit - events.count))")]
            if let place { query.append((name: "after", value: "\(place)")) }
            let page = try await client.get(Page<EventDocument>.self, Routes.events, query: query)
            events += page.items
            guard let next = page.next.flatMap({ Int64($0) }), next != place, !page.items.isEmpty else { break }
            place = next
        }
        var table = TextTable([
            ("NUMBER", .right), ("TIME (UTC)", .left), ("KIND", .left), ("PROJECT", .left), ("INSTANCE", .left),
        ])
        for event in events {
            try console.document(event)
            table.add([
                "\(event.number)", RemoteText.time(event.happenedAt), RemoteText.line(event.kind),
                event.project ?? "–", event.instance ?? "–",
            ])
        }
        console.lines(table.isEmpty ? ["nothing happened"] : table.lines)
    }
}
