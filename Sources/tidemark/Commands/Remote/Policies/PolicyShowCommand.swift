internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark policy show`.
struct PolicyShowCommand: RemoteCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "Shows the rules of a policy.")

    @Argument(help: ArgumentHelp("The policy.", valueName: "name"))
    var name: String

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let policy = try await client.get(PolicyDocument.self, Routes.policy(name))
        try console.document(policy)
        if !policy.title.isEmpty { console.line("# \(RemoteText.line(policy.title))") }
        for rule in policy.rules { console.line("- \(RuleText.line(rule))") }
    }
}
