internal import APIModel
import ArgumentParser
internal import Client
internal import Core
internal import Service

/// `tidemark policy set`: makes a policy as a file says.
struct PolicySetCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Adds a policy, or replaces its rules, as a file says.")

    @Argument(help: ArgumentHelp("The policy.", valueName: "name"))
    var name: String

    @Option(
        name: [.short, .long],
        help: ArgumentHelp("Its title and rules in YAML or JSON; - for standard input.", valueName: "file"))
    var file: String

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let bytes = try SmallFile.read(file, what: "policy", atMost: YAMLLimits().bytes)
        guard case .object(var members) = JSONTree(try YAMLDocument.read(bytes, name: file)) else {
            throw TidemarkError(
                .usage, "\(file) holds no policy", hint: "write title: and rules: as docs/policies.md shows")
        }
        members["name"] = .text(name)
        let policy = try await store(.object(members), client)
        try console.document(policy)
        console.line("done", "policy \(name) has \(CountText.of(UInt64(policy.rules.count), "rule"))")
    }

    /// Over what is there now, or as a new one.
    private func store(_ form: JSONTree, _ client: APIClient) async throws -> PolicyDocument {
        do {
            return try await client.changeNewest(PolicyDocument.self, Routes.policy(name)) { _ in form }
        } catch let error as TidemarkError where error.code == ErrorCode("catalog.missing") {
            return try await client.post(PolicyDocument.self, Routes.policies, body: form)
        }
    }
}
