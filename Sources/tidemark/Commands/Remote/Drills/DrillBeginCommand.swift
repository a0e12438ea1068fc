internal import APIModel
import ArgumentParser
internal import Client
internal import Core

/// `tidemark drill begin`: proves a restore point by restoring it.
struct DrillBeginCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "begin",
        abstract: "Begins a drill: a restore point is restored to a throwaway server and proven.")

    @Argument(help: ArgumentHelp("The instance.", valueName: "name"))
    var name: String

    @Option(help: ArgumentHelp("Which restore point: newest or random.", valueName: "choice"))
    var point = "newest"

    @Option(help: ArgumentHelp("From this repository; that of its plan without it.", valueName: "name"))
    var repository: String?

    @OptionGroup var waiting: WaitOptions
    @OptionGroup var project: ProjectOptions
    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        guard ["newest", "random"].contains(point) else {
            throw TidemarkError(.usage, "\"\(point)\" is no choice of a restore point", hint: "use newest or random")
        }
        let form = JobForm(
            kind: "drill", instance: name, repository: repository, payload: .object(["point": .text(point)]))
        try await JobBeginning.begin(form, project, waiting, client, console)
    }
}
