internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark job list`.
struct JobListCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Shows the jobs of a project, newest first.")

    @Option(help: ArgumentHelp("Only of this instance.", valueName: "name"))
    var instance: String?

    @Option(
        help: ArgumentHelp(
            "Only of this kind: base, stream, restore, drill, verify, copy, prune, export or merge.",
            valueName: "kind"))
    var kind: String?

    @Option(
        help: ArgumentHelp(
            "Only in this state: queued, running, waiting, succeeded, failed or cancelled.", valueName: "state"))
    var state: String?

    @Option(help: ArgumentHelp("At most so many.", valueName: "number"))
    var limit = 50

    @OptionGroup var project: ProjectOptions
    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        var query = project.query
        for (name, value) in [("instance", instance), ("kind", kind), ("state", state)] {
            if let value { query.append((name, value)) }
        }
        var table = TextTable(JobText.columns)
        for job in try await client.list(JobDocument.self, Routes.jobs, query: query, atMost: max(1, limit)) {
            try console.document(job)
            table.add(JobText.row(job))
        }
        console.lines(table.isEmpty ? ["no such job"] : table.lines)
    }
}
