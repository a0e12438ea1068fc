internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark session list`.
struct SessionListCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Shows your own sessions, or those of others.")

    @Flag(help: "Everybody's.")
    var all = false

    @Option(help: ArgumentHelp("Those of one person.", valueName: "name"))
    var person: String?

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let isOwn = !all && person == nil
        var table = TextTable([
            ("SESSION", .left), ("PERSON", .left), ("BY", .left), ("FACTOR", .left), ("FROM", .left),
            ("BEGAN (UTC)", .left), ("USED (UTC)", .left), ("PROGRAM", .left),
        ])
        let sessions = try await client.list(
            OpenSessionDocument.self, isOwn ? Routes.ownSessions : Routes.sessions,
            query: person.map { [("person", $0)] } ?? [])
        for session in sessions {
            try console.document(session)
            table.add([
                session.id + (session.isCurrent ? " *" : ""), session.person, session.method,
                session.hasSecondFactor ? "yes" : "no", RemoteText.line(session.seenFrom ?? "–"),
                RemoteText.time(session.createdAt), RemoteText.time(session.seenAt),
                RemoteText.line(session.agent ?? "–"),
            ])
        }
        console.lines(table.isEmpty ? ["no session"] : table.lines)
    }
}
