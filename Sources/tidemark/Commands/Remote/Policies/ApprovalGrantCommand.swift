internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark approval grant`.
struct ApprovalGrantCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "grant", abstract: "Agrees to what another person asks for.")

    @Argument(help: ArgumentHelp("The approval.", valueName: "id"))
    var id: String

    @Option(help: ArgumentHelp("Why.", valueName: "text"))
    var reason: String?

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let approval = try await client.post(
            ApprovalDocument.self, Routes.approval(id, "grant"), body: ApprovalVoteForm(reason: reason))
        try console.document(approval)
        console.line("done", "granted: \(ApprovalText.votes(approval)), and it is \(approval.state)")
    }
}
