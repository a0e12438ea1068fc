internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark policy list`.
struct PolicyListCommand: RemoteCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Shows the policies of a server.")

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        var table = TextTable([("POLICY", .left), ("RULES", .right), ("TITLE", .left), ("SINCE (UTC)", .left)])
        for policy in try await client.list(PolicyDocument.self, Routes.policies) {
            try console.document(policy)
            table.add([
                policy.name, "\(policy.rules.count)", RemoteText.line(policy.title), RemoteText.time(policy.createdAt),
            ])
        }
        console.lines(table.isEmpty ? ["no policy yet: tidemark role list shows what there is without"] : table.lines)
    }
}
