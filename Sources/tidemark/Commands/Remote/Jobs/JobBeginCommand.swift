internal import APIModel
import ArgumentParser
internal import Client
internal import Core

/// `tidemark job begin`: any kind of job that can be asked for.
struct JobBeginCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "begin",
        abstract: "Begins a job: base, restore, drill, verify, copy, prune, export, merge or lookup.")

    @Argument(help: ArgumentHelp("What is to be done.", valueName: "kind"))
    var kind: String

    @Option(help: ArgumentHelp("The instance; without it the whole repository is meant.", valueName: "name"))
    var instance: String?

    @Option(help: ArgumentHelp("The repository; that of the instance's plan without it.", valueName: "name"))
    var repository: String?

    @Option(help: ArgumentHelp("The repository a copy goes to.", valueName: "name"))
    var to: String?

    @Option(help: ArgumentHelp("The kind's own fields as JSON, as docs/api.md lists them.", valueName: "json"))
    var payload: String?

    @OptionGroup var waiting: WaitOptions
    @OptionGroup var project: ProjectOptions
    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let tree = try payload.map { try WorkJSON.value(JSONTree.self, in: $0) }
        let form = JobForm(
            kind: kind, instance: instance, repository: repository, secondRepository: to, payload: tree)
        try await JobBeginning.begin(form, project, waiting, client, console)
    }
}
