internal import APIModel
import ArgumentParser
internal import Client
internal import Core

/// `tidemark access explain`.
struct AccessExplainCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Says whether somebody may do something, and which rule says so.")

    @Argument(help: ArgumentHelp("A person, or token/NAME.", valueName: "user"))
    var user: String

    @Argument(help: ArgumentHelp("What, such as restore-over.", valueName: "verb"))
    var verb: String

    @Argument(help: ArgumentHelp("On what: a kind, or kind/name, such as instance/shop.", valueName: "resource"))
    var resource: String

    @Option(help: ArgumentHelp("The project of the resource.", valueName: "name"))
    var project: String?

    @Option(
        help: ArgumentHelp("A group the person is taken to belong to; several times for several.", valueName: "name"))
    var group: [String] = []

    @Option(help: ArgumentHelp("As if from this address.", valueName: "address"))
    var address: String?

    @Option(help: ArgumentHelp("As if at this time, in UTC.", valueName: "time"))
    var at: String?

    @Flag(help: "As if with a second factor.")
    var secondFactor = false

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let isToken = user.hasPrefix("token/")
        let parts = resource.split(separator: "/", maxSplits: 1).map(String.init)
        guard let kind = parts.first else {
            throw TidemarkError(.usage, "no resource was named", hint: "write a kind, or kind/name")
        }
        let name = parts.count == 2 ? parts[1] : nil
        let isInProject = ["site", "instance", "repository", "plan"].contains(kind)
        let form = ExplainForm(
            subjectKind: isToken ? "token" : "person", subject: isToken ? String(user.dropFirst(6)) : user,
            groups: group.isEmpty ? nil : group, verb: verb, kind: kind,
            project: project ?? (isInProject ? "default" : nil), name: name, address: address,
            at: try at.map { WireTime(try Timestamp(parsing: $0)) }, hasSecondFactor: secondFactor ? true : nil)
        let answer = try await client.post(ExplainDocument.self, Routes.accessExplain, body: form)
        try console.document(answer)
        console.line(RemoteText.line(answer.text))
        if let rule = answer.rule { console.line("  \(RuleText.line(rule))") }
    }
}
