internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark grant add`.
struct GrantAddCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Gives a person, a group or a token a role or a policy.")

    @Argument(help: ArgumentHelp("The role or policy.", valueName: "role"))
    var role: String

    @OptionGroup var subject: SubjectOptions

    @Option(help: ArgumentHelp("Only for what is in this project.", valueName: "name"))
    var project: String?

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let (kind, name) = try subject.chosen()
        let form = GrantForm(subjectKind: kind, subject: name, role: role, project: project)
        let grant = try await client.post(GrantDocument.self, Routes.grants, body: form)
        try console.document(grant)
        console.line("done", "\(role) was granted to the \(kind) \(name), as \(RemoteText.line(grant.id))")
    }
}
