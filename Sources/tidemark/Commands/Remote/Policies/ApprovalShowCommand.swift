internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark approval show`.
struct ApprovalShowCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Shows a request for approval, with what exactly is asked.")

    @Argument(help: ArgumentHelp("The approval.", valueName: "id"))
    var id: String

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let approval = try await client.get(ApprovalDocument.self, Routes.approval(id))
        try console.document(approval)
        console.lines(ApprovalText.lines(approval))
    }
}
