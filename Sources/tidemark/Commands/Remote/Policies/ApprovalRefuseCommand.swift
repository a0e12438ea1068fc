internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark approval refuse`.
struct ApprovalRefuseCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "refuse", abstract: "Does not agree to what another person asks for.")

    @Argument(help: ArgumentHelp("The approval.", valueName: "id"))
    var id: String

    @Option(help: ArgumentHelp("Why.", valueName: "text"))
    var reason: String?

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let approval = try await client.post(
            ApprovalDocument.self, Routes.approval(id, "refuse"), body: ApprovalVoteForm(reason: reason))
        try console.document(approval)
        console.line("done", "refused: \(ApprovalText.votes(approval)), and it is \(approval.state)")
    }
}
