internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark person list`.
struct PersonListCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Shows the people who may sign in.")

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        var table = TextTable([
            ("NAME", .left), ("TITLE", .left), ("BY", .left), ("FACTOR", .left), ("STATE", .left),
            ("SIGNED IN (UTC)", .left),
        ])
        for person in try await client.list(PersonDocument.self, Routes.people) {
            try console.document(person)
            table.add([
                person.name, RemoteText.line(person.title), person.kind.rawValue, person.hasSecondFactor ? "yes" : "no",
                PersonText.state(person), person.signedInAt.map { RemoteText.time($0) } ?? "never",
            ])
        }
        console.lines(table.isEmpty ? ["nobody yet"] : table.lines)
    }
}
