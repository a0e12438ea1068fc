internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark plan show`.
struct PlanShowCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Shows a plan, without what has its default.")

    @Argument(help: ArgumentHelp("The plan.", valueName: "name"))
    var name: String

    @OptionGroup var project: ProjectOptions
    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let plan = try await client.get(PlanDocument.self, Routes.plan(name), query: project.query)
        try console.document(plan)
        console.line(
            "# \(CountText.of(UInt64(max(0, plan.instances)), "instance")), next base \(RemoteText.time(plan.nextBaseAt))"
        )
        console.lines(RemoteText.tree(.object(plan.plan.fields)))
    }
}
