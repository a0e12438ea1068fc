internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark approval list`.
struct ApprovalListCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Shows what you asked approval for and what you may decide on, newest first.")

    @Option(help: ArgumentHelp("At most so many.", valueName: "number"))
    var limit = 50

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        var table = TextTable([
            ("APPROVAL", .left), ("STATE", .left), ("WHO", .left), ("WHAT", .left), ("GRANTED", .right),
            ("UNTIL (UTC)", .left), ("REASON", .left),
        ])
        for approval in try await client.list(ApprovalDocument.self, Routes.approvals, atMost: max(1, limit)) {
            try console.document(approval)
            table.add([
                RemoteText.line(approval.id), approval.state, RemoteText.line(approval.requester),
                RemoteText.line(ApprovalText.what(approval)), ApprovalText.votes(approval),
                RemoteText.time(approval.expiresAt), RemoteText.line(approval.reason),
            ])
        }
        console.lines(table.isEmpty ? ["nobody asks for approval"] : table.lines)
    }
}
