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

    @OptionGroup var project: ProjectOptions
    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let account = try await client.get(
            AccountSQL.self, Routes.instance(name, "account-sql"), query: project.query)
        try console.document(account)
        console.line("-- \(account.family) \(RemoteText.line(account.version))")
        for statement in account.statements {
            let text = RemoteText.line(statement)
            console.line(text.hasSuffix(";") ? text : text + ";")
        }
        for note in account.notes { console.line("-- \(RemoteText.line(note))") }
    }
}
