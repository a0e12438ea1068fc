internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark plan list`.
struct PlanListCommand: RemoteCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Shows the plans of a project.")

    @OptionGroup var project: ProjectOptions
    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        var table = TextTable([
            ("PLAN", .left), ("INSTANCES", .right), ("REPOSITORY", .left), ("NEXT BASE (UTC)", .left),
            ("SINCE (UTC)", .left),
        ])
        for plan in try await client.list(PlanDocument.self, Routes.plans, query: project.query) {
            try console.document(plan)
            var repository = "–"
            if case .text(let name)? = plan.plan.fields["repository"] { repository = name }
            table.add([
                plan.name, "\(plan.instances)", repository, RemoteText.time(plan.nextBaseAt),
                RemoteText.time(plan.createdAt),
            ])
        }
        console.lines(table.isEmpty ? ["no plan yet: make one with tidemark apply -f FILE"] : table.lines)
    }
}
