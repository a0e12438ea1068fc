internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark approval withdraw`.
struct ApprovalWithdrawCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw", abstract: "Takes back what you asked approval for.")

    @Argument(help: ArgumentHelp("The approval.", valueName: "id"))
    var id: String

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let approval = try await client.post(ApprovalDocument.self, Routes.approval(id, "withdraw"))
        try console.document(approval)
        console.line("done", "approval \(id) is \(approval.state)")
    }
}
