internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark instance account-sql`.
struct InstanceAccountCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "account-sql",
        abstract: "Shows the statements that make a least-privilege account, for the server's own version.")

    @Argument(help: ArgumentHelp("The instance.", valueName: "name"))
    var name: String

    @Option(
        help: ArgumentHelp(
            "Where the account signs in from, such as 10.0.0.%; everywhere without it.", valueName: "host"))
    var from: String?

    @OptionGroup var project: ProjectOptions
    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        var query = project.query
        if let from { query.append(("host", from)) }
        let account = try await client.get(AccountSQL.self, Routes.instance(name, "account-sql"), query: query)
        try console.document(account)
        console.line("-- \(account.family) \(RemoteText.line(account.version))")
        for statement in account.statements {
            let text = RemoteText.line(statement)
            console.line(text.hasSuffix(";") ? text : text + ";")
        }
        for note in account.notes { console.line("-- \(RemoteText.line(note))") }
    }
}
